import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import type { EnvironmentProviders, Provider } from '@angular/core';
import { appConfig } from '#app/shell/app-config';

/** The app as it runs, with the server's answers given by the spec: real routes, real store, real effects. */
export function provideApp(): (Provider | EnvironmentProviders)[] {
  return [...appConfig.providers, provideHttpClient(), provideHttpClientTesting()];
}

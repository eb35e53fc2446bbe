import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { type EnvironmentProviders, inject, type Provider, provideEnvironmentInitializer } from '@angular/core';
import { appConfig } from '#app/shell/app-config';
import { appEffects } from '#app/shell/start-effects';
import { ReaderInterest } from '#app/ui/drawn-when-near/reader-interest';

/** The app as it runs, with the server's answers given by the spec: real routes, real store, real effects. */
export function provideApp(): (Provider | EnvironmentProviders)[] {
  return [
    ...appConfig.providers,
    appEffects,
    provideHttpClient(),
    provideHttpClientTesting(),
    // The whole page, as a reader has it who has touched it.
    provideEnvironmentInitializer(() => {
      inject(ReaderInterest).show();
    }),
  ];
}

import { bootstrapApplication } from '@angular/platform-browser';
import { appConfig } from '#app/shell/app-config';
import { Shell } from '#app/shell/shell';

await bootstrapApplication(Shell, appConfig);

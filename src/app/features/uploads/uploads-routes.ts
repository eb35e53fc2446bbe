import type { Routes } from '@angular/router';
import { BatchPage } from './batch-page.ts';
import { BatchesPage } from './batches-page.ts';
import { FigurePage } from './figure-page.ts';
import { UploadPage } from './upload-page.ts';
import { UploadsPage } from './uploads-page.ts';

/** The screens of whoever brings figures in, one lazy chunk: a file goes through all of them. */
export const uploadsRoutes: Routes = [
  { path: '', component: UploadsPage },
  { path: 'history', component: BatchesPage },
  { path: 'history/:batch', component: BatchPage },
  { path: 'figure', component: FigurePage },
  { path: ':upload', component: UploadPage },
];

import type { Routes } from '@angular/router';
import { OutsideSourcesPage } from './outside-sources-page.ts';

export const outsideSourcesRoutes: Routes = [{ path: '', component: OutsideSourcesPage }];

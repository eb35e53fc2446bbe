import type { Routes } from '@angular/router';
import { WhatIfPage } from './what-if-page.ts';
import { WhatIfStore } from './what-if-store.ts';

export const whatIfRoutes: Routes = [{ path: '', providers: [WhatIfStore], component: WhatIfPage }];

import type { Routes } from '@angular/router';

/** One lazy page a route; what an address says is read by `readAddress`, so the routes hold no parameters of their own. */
export const routes: Routes = [
  {
    path: '',
    pathMatch: 'full',
    loadComponent: async () => (await import('#app/features/choose-place/choose-place-page')).ChoosePlacePage,
  },
  {
    path: 'places/:place',
    loadComponent: async () => (await import('#app/features/journey/journey-page')).JourneyPage,
  },
  {
    path: 'places/:place/conflicts',
    loadComponent: async () => (await import('#app/features/conflicts/conflicts-page')).ConflictsPage,
  },
  {
    path: 'places/:place/conflicts/:conflict',
    loadComponent: async () => (await import('#app/features/conflict/conflict-page')).ConflictPage,
  },
  {
    path: '**',
    loadComponent: async () => (await import('#app/features/not-found/not-found-page')).NotFoundPage,
  },
];

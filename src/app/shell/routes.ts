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
    path: 'places/:place/agencies',
    loadChildren: async () => (await import('#app/features/agencies/agencies-routes')).agenciesRoutes,
  },
  {
    path: 'places/:place/agencies/:agency',
    loadChildren: async () => (await import('#app/features/agency/agency-routes')).agencyRoutes,
  },
  {
    path: 'places/:place/steps/:step',
    loadChildren: async () => (await import('#app/features/step/step-routes')).stepRoutes,
  },
  {
    path: 'places/:place/seams/:seam',
    loadChildren: async () => (await import('#app/features/seam/seam-routes')).seamRoutes,
  },
  {
    path: 'places/:place/measures',
    loadChildren: async () => (await import('#app/features/measures/measures-routes')).measuresRoutes,
  },
  {
    path: 'places/:place/measures/:measure',
    loadChildren: async () => (await import('#app/features/measure/measure-routes')).measureRoutes,
  },
  {
    path: 'places/:place/what-if',
    loadChildren: async () => (await import('#app/features/what-if/what-if-routes')).whatIfRoutes,
  },
  {
    path: 'places/:place/through-time',
    loadChildren: async () => (await import('#app/features/through-time/through-time-routes')).throughTimeRoutes,
  },
  {
    path: 'compare',
    loadChildren: async () => (await import('#app/features/compare/compare-routes')).compareRoutes,
  },
  {
    path: 'framework',
    loadChildren: async () => (await import('#app/features/reference/reference-routes')).frameworkRoutes,
  },
  {
    path: 'methods',
    loadChildren: async () => (await import('#app/features/reference/reference-routes')).methodsRoutes,
  },
  {
    path: 'sources',
    loadChildren: async () => (await import('#app/features/reference/reference-routes')).sourcesRoutes,
  },
  {
    path: 'glossary',
    loadChildren: async () => (await import('#app/features/reference/reference-routes')).glossaryRoutes,
  },
  {
    path: 'sign-in',
    loadChildren: async () => (await import('#app/features/people/people-routes')).signInRoutes,
  },
  {
    path: 'set-up',
    loadChildren: async () => (await import('#app/features/people/people-routes')).setUpRoutes,
  },
  {
    path: 'invitation',
    loadChildren: async () => (await import('#app/features/people/people-routes')).invitationRoutes,
  },
  {
    path: 'account',
    loadChildren: async () => (await import('#app/features/people/people-routes')).accountRoutes,
  },
  {
    path: 'outside-sources',
    loadChildren: async () =>
      (await import('#app/features/outside-sources/outside-sources-routes')).outsideSourcesRoutes,
  },
  {
    path: 'people',
    loadChildren: async () => (await import('#app/features/people/people-routes')).peopleRoutes,
  },
  {
    path: 'uploads',
    loadChildren: async () => (await import('#app/features/uploads/uploads-routes')).uploadsRoutes,
  },
  {
    path: '**',
    loadComponent: async () => (await import('#app/features/not-found/not-found-page')).NotFoundPage,
  },
];

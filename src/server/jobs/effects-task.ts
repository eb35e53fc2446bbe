import type { PlaceEffectView } from '#domain/contract/upload-effects-view';

/** What the thread that works effects out says: place by place, then that it is done. */
export type EffectsAnswer = { readonly kind: 'effect'; readonly effect: PlaceEffectView } | { readonly kind: 'done' };

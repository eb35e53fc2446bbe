/** What people and organisations are called. */
export interface WhoIsWho {
  /** Null for an account that is no more. */
  person(account: string): Promise<string | null>;
  /** Null for a code that no register has. */
  agency(code: string): string | null;
}

/** Says beside the ids of a view what its organisation and whoever sent it are called. */
export async function nameWho<View extends { readonly agency: string; readonly actor: string | null }>(
  view: View,
  who: WhoIsWho,
): Promise<View> {
  const agencyName = who.agency(view.agency);
  const actorName = view.actor === null ? null : await who.person(view.actor);
  return {
    ...view,
    ...(agencyName === null ? {} : { agencyName }),
    ...(actorName === null ? {} : { actorName }),
  };
}

/** Words that pages begin with whatever the figures say: they stand in the first answer and on the page. */
export const openings = {
  whatIf: {
    heading: 'What if people here were held to something else?',
    lead: 'Change what a goal asks, and the same rules are worked out again at once, here in your browser. Figures stay as they are: it says what people would be held to, never what would happen. Nothing is stored; a copied link holds every change.',
  },
  uploads: {
    heading: 'Bring figures in',
    lead: 'A file comes in as it is. Before anything of it is published, you see what it would change, what is wrong in it and how to mend that. Whatever is published can be undone, and nobody changes the figures of another organisation.',
  },
  history: {
    heading: 'History of figures brought in',
    lead: 'Whatever is published, undone or done again stands here for ever: who did it, when, with which file, and how many figures it changed. Open one to see it whole, to undo it or to publish it again.',
  },
  account: {
    heading: 'My account',
    lead: 'Who you are here, what you may do and where you are signed in. Change your name or your password, or end a session on a device that you no longer use.',
  },
  people: {
    heading: 'People',
    lead: 'Who has an account here, and what each may do. Invite somebody with a link of their own, or take an account out of use: what was done with it stays on record.',
  },
  outsideSources: {
    heading: 'Outside sources',
    lead: 'Figures that are fetched from where they are published. A run that fails or has lost something changes nothing: the last good figures stay.',
  },
  signIn: {
    heading: 'Sign in',
    lead: 'Everything published here can be read without an account. Sign in to bring figures, to approve them or to look after people.',
  },
} as const;

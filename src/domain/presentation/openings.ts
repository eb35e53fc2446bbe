/** Words that two pages begin with whatever the figures say. */
export const openings = {
  whatIf: {
    heading: 'What if people here were held to something else?',
    lead: 'Change what a goal asks, and the same rules are worked out again at once, here in your browser. Figures stay as they are: it says what people would be held to, never what would happen. Nothing is stored; a copied link holds every change.',
  },
  signIn: {
    heading: 'Sign in',
    lead: 'Everything published here can be read without an account. Sign in to bring figures, to approve them or to look after people.',
  },
} as const;

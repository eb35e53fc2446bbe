import { breathe } from '#app/ui/drawn-in-turns/breathe';

// Reading the scripts takes long on a phone: first those that all others stand on, then the store and the ways, then the frame.
await breathe();
const { startPlatform } = await import('#app/shell/platform');
await breathe();
startPlatform();
await breathe();
await import('#app/shell/app-config');
await breathe();
const { begin } = await import('#app/shell/begin');
await breathe();
await begin();

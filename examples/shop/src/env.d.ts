interface ImportMetaEnv {
  /** Where `npm start` has the emulated platform. A build has none: there the shop's server is played in the page. */
  readonly VITE_EMULATOR?: string;
}

// What a bundle for browsers gets in place of the server: nothing that can be imported by name. So such a build fails, with
// the name that it misses, before an app key can get into it.
export {};

/** A value that outlives the page. */
export interface Kept<T> {
  /** `undefined` where there is none, or one that this version of the page does not understand. */
  read: () => T | undefined;
  write: (value: T) => void;
  forget: () => void;
}

export function kept<T>(storage: Storage, name: string, isT: (value: unknown) => value is T): Kept<T> {
  return {
    read() {
      const value: unknown = JSON.parse(storage.getItem(name) ?? "null");
      return isT(value) ? value : undefined;
    },
    write(value) {
      storage.setItem(name, JSON.stringify(value));
    },
    forget() {
      storage.removeItem(name);
    },
  };
}

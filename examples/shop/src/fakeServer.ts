// A STAND-IN for the shop's server, for pages that are served without one. It runs in the page, so it proves nothing.

/** How the stand-in answers. */
export interface FakeServer {
  /** After how many ms. */
  delay: number;
  /** As a server that is down. */
  fails: boolean;
}

/** Answers as a server does: after a while, and where it is down with an error. */
export async function respond<T>({ delay, fails }: FakeServer, answer: () => T): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, delay));
  if (fails) throw new Error("503 Service Unavailable");
  return answer();
}

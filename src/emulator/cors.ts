// The vendor's demonstration page asks from the page itself, and so does the simulator.

/** Lets a page of any origin read an answer. */
export function readable(response: Response): Response {
  response.headers.set("access-control-allow-origin", "*");
  return response;
}

/** What a browser asks before it sends a page's header or JSON. */
export function preflightAnswer(): Response {
  const headers = {
    "access-control-allow-headers": "authorization, content-type, app_id, noncestr, timestamp, sign",
    "access-control-allow-methods": "GET, POST",
    "access-control-max-age": "600",
  };
  return new Response(null, { status: 204, headers });
}

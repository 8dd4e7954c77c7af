import { answer } from "./answers.js";
import type { VVChatApp } from "./app.js";
import { readFields, text } from "./fields.js";

/** Below this path the simulator's sheets tell what the person did. No such thing is on the real platform. */
const base = "/emulator";

/**
 * What the VVChat app does, over HTTP.
 *
 * @returns nothing where the path is the platform's own
 */
export async function control(app: VVChatApp, request: Request, path: string): Promise<Response | undefined> {
  switch (`${request.method} ${path}`) {
    case `POST ${base}/allow`: {
      const fields = await readFields(request);
      return answer({ code: app.allow({ appId: text(fields, "appId"), scope: text(fields, "scope") }) });
    }
    case `POST ${base}/pay`:
      return answer(app.pay({ imprestCode: text(await readFields(request), "imprestCode") }));
    case `GET ${base}/order`:
      return answer(app.look(new URL(request.url).searchParams.get("imprestCode") ?? ""));
    default:
      return undefined;
  }
}

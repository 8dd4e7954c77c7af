import { answer } from "./answers.js";
import type { Emulator } from "./Emulator.js";
import { optionalText, readFields, text } from "./fields.js";
import { readFaults } from "./readFaults.js";
import { weChatControls } from "./weChat/controls.js";

/** Below this path is what the VVChat app and a developer do. No such thing is on the real platform. */
const base = "/emulator";

/** One path of the emulator's own. */
export type Control = (emulator: Emulator, request: Request, query: URLSearchParams) => object | Promise<object>;

const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  [
    `POST ${base}/allow`,
    async (emulator, request) => {
      const fields = await readFields(request);
      const [appId, openId, nickname] = ["appId", "openId", "nickname"].map((name) => optionalText(fields, name));
      return { code: emulator.allow({ appId, scope: text(fields, "scope"), openId, nickname }) };
    },
  ],
  [
    `POST ${base}/pay`,
    async (emulator, request) => {
      const fields = await readFields(request);
      const [appId, openId, nickname] = ["appId", "openId", "nickname"].map((name) => optionalText(fields, name));
      return emulator.pay({ appId, imprestCode: text(fields, "imprestCode"), openId, nickname });
    },
  ],
  [
    `GET ${base}/order`,
    (emulator, _, query) =>
      emulator.look({ imprestCode: query.get("imprestCode") ?? "", appId: query.get("appId") ?? undefined }),
  ],
  [
    `POST ${base}/faults`,
    async (emulator, request) => {
      const { answers, notifications, weChat } = readFaults(await readFields(request));
      emulator.fail(...answers);
      emulator.failNotification(...notifications);
      emulator.weChat.fail(...weChat);
      return {};
    },
  ],
  [`GET ${base}/deliveries`, ({ deliveries }) => ({ deliveries })],
  [`GET ${base}/messages`, ({ messages }) => ({ messages })],
  ...weChatControls,
]);

/**
 * The emulator's own paths, over HTTP.
 *
 * @returns nothing where the path is the platform's
 */
export async function control(
  emulator: Emulator,
  request: Request,
  { pathname, searchParams }: URL,
): Promise<Response | undefined> {
  const act = controls.get(`${request.method} ${pathname}`);
  return act && answer(await act(emulator, request, searchParams));
}

import type { HostReply, WireParams } from "../bridges/bridge.js";

/** What the client knows and a method may need to fill its wire parameters. */
export interface MethodContext {
  /** The app's id on VVChat's Open Platform. */
  readonly appId: string;
}

/** A host method as the kit sees it: wire name, parameters → wire, reply → value. Made by {@link defineMethod}. */
export interface HostMethod<TParams, TResult> {
  readonly name: string;
  readonly interactive: boolean;
  readonly timeout: number | undefined;
  readonly kept: readonly string[];
  encode(params: TParams, context: MethodContext): WireParams;
  decode(reply: HostReply, sent: WireParams): TResult;
  isCancel(reply: HostReply): boolean;
  isDenied(reply: HostReply): boolean;
}

/** What {@link defineMethod} takes. */
export interface HostMethodDefinition<TParams, TResult> {
  /** The host's name for the method. */
  name: string;
  /** Whether the host opens something over the page. One such call is open at a time. Default `false`. */
  interactive?: boolean;
  /** Deadline in ms, counted from when the call was sent. Default: the client's, 10 s, or 5 min if interactive. */
  timeout?: number;
  /**
   * Which of the host's own parameters are noted where the call leaves the page: what `decode` needs of `sent` when another
   * load of the page gets the answer. Nothing secret, for it is kept in the browser's storage. Default: none.
   */
  kept?: readonly string[];
  /** Parameters → the host's own names. Gets a plain JSON copy. Throw to refuse. Default: as they are. */
  encode?: (params: TParams, context: MethodContext) => WireParams;
  /** A successful reply → the value. Throw where the reply lacks what the method promises: `invalid_response`. */
  decode: (reply: HostReply, sent: WireParams) => TResult;
  /** Which error replies mean that the user stopped: `cancelled`. Default: none. */
  isCancel?: (reply: HostReply) => boolean;
  /** Which error replies mean that the user refused: `denied`. Default: none; the rest are `failed`. */
  isDenied?: (reply: HostReply) => boolean;
}

const never = () => false;

/**
 * Describes a host method for `useHostCall` and `client.call`, typed. The only place that knows its wire names.
 *
 * @example
 * const scan = defineMethod({
 *   name: "scanQRCode",
 *   interactive: true,
 *   encode: (params: { formats: string[] }) => ({ scan_type: params.formats }),
 *   decode: (reply) => {
 *     if (typeof reply.result !== "string") throw new Error("no result");
 *     return { text: reply.result };
 *   },
 *   isCancel: (reply) => reply.err_code === -1,
 * });
 */
export function defineMethod<TParams = void, TResult = unknown>(
  definition: HostMethodDefinition<TParams, TResult>,
): HostMethod<TParams, TResult> {
  return {
    name: definition.name,
    interactive: definition.interactive ?? false,
    timeout: definition.timeout,
    kept: definition.kept ?? [],
    encode: definition.encode ?? ((params) => params as WireParams),
    decode: definition.decode,
    isCancel: definition.isCancel ?? never,
    isDenied: definition.isDenied ?? never,
  };
}

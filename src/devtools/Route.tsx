"use client";
import type { JSX } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import type { Words } from "./words.js";

/** Which way a call took, and why. */
export function Route({ call, words }: { call: TracedCall; words: Words }): JSX.Element {
  const { route, host, why, joined, kept } = call;
  return (
    <>
      <h4>
        <span>{words("route")}</span>
      </h4>
      <dl className="dt-kv">
        <dt>{words("bridge")}</dt>
        <dd>{route === undefined ? words("noBridge") : <code>{route}</code>}</dd>
        <dt>{words("host")}</dt>
        <dd>{host ? <code>{host}</code> : words("noHost")}</dd>
        {why !== undefined && (
          <>
            <dt>{words("why")}</dt>
            <dd lang="en">{why}</dd>
          </>
        )}
        {joined !== undefined && (
          <>
            <dt>{words("joined")}</dt>
            <dd>{words("joinedCall", { n: joined })}</dd>
          </>
        )}
        {kept && (
          <>
            <dt>{words("recovery")}</dt>
            <dd>{words(kept === "payment" ? "keptPayment" : "keptLink")}</dd>
          </>
        )}
      </dl>
    </>
  );
}

"use client";
import { useSyncExternalStore } from "react";
import type { TracedCall } from "../trace/VVChatTrace.js";
import type { CallLog } from "./log.js";

/** The calls of a log, the newest first. */
export function useCalls(log: CallLog): readonly TracedCall[] {
  return useSyncExternalStore(log.subscribe, log.getCalls, log.getCalls);
}

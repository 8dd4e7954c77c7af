"use client";
import { QueryClient } from "@tanstack/react-query";
import { type JSX, type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { type VVChatClient, type VVChatClientOptions, createVVChatClient } from "../client/createClient.js";
import { type MessageOverrides, toLocale } from "../messages/messages.js";
import { VVChatContext } from "./VVChatContext.js";

interface CommonProps {
  /** The language of the kit's texts: any `zh` tag is Chinese, all else English. Default `"zh-CN"`. */
  locale?: string | undefined;
  /** Texts of your own, by key, in place of the kit's. */
  messages?: MessageOverrides | undefined;
  /** Where the kit's queries live, e.g. who is signed in. Default: the app's own, by its `QueryClientProvider`, else one of the kit's. */
  queryClient?: QueryClient | undefined;
  children?: ReactNode;
}

interface ClientProps extends CommonProps {
  /** A client made at module level. */
  client: VVChatClient;
}

interface OptionsProps extends CommonProps, VVChatClientOptions {
  client?: undefined;
}

/** Props of {@link VVChatProvider}: a `client`, or the options to make one from, which are read once. */
export type VVChatProviderProps = ClientProps | OptionsProps;

const noWords = () => undefined;
/** Which app the page is open in stays the same. */
const noChange = () => noWords;

/**
 * Hands a client to the hooks and components below it.
 *
 * @example
 * const client = createVVChatClient({ appId: "qyx…" }); // at module level
 * <VVChatProvider client={client} locale="en"><App /></VVChatProvider>
 */
export function VVChatProvider(props: VVChatProviderProps): JSX.Element {
  const { locale, messages, queryClient, children } = props;
  const [own] = useState(() => props.client ?? createVVChatClient(props));
  const [mutations] = useState(() => new QueryClient());
  const client = props.client ?? own;
  const words = useSyncExternalStore(noChange, client.words, noWords);
  const value = useMemo(
    () => ({ client, mutations, queryClient, locale: toLocale(locale), messages, words }),
    [client, mutations, queryClient, locale, messages, words],
  );
  useEffect(() => {
    client.cleanUrl();
  }, [client]);
  return <VVChatContext.Provider value={value}>{children}</VVChatContext.Provider>;
}

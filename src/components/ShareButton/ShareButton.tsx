"use client";
import {
  type Dispatch,
  type ForwardRefExoticComponent,
  type ForwardedRef,
  type JSX,
  type RefAttributes,
  forwardRef,
  useId,
  useReducer,
} from "react";
import type { VVChatError } from "../../errors/VVChatError.js";
import {
  type ShareCall,
  type ShareCallbacks,
  cardOf,
  linkOfShare,
  resumeShare,
  startShare,
} from "../../hooks/shareCall.js";
import type { ControlRoute } from "../../hooks/useRoute.js";
import { watchRoute } from "../../hooks/watchRoute.js";
import type { CommonKey } from "../../messages/messages.js";
import { shareWords } from "../../messages/share.js";
import type { ShareMutationConfig } from "../../options/share.js";
import { type VVChatContextValue, useVVChatContext } from "../../provider/VVChatContext.js";
import { callNote } from "../Control/callNote.js";
import { callPhase } from "../Control/callPhase.js";
import type { ControlProps } from "../Control/Control.js";
import { drawControl } from "../Control/drawControl.js";
import { shareIcon } from "../Control/icons.js";
import type { ControlPhase } from "../Control/look.js";
import { textOf } from "../Control/useText.js";
import { copyAndSay } from "../useCopyLink.js";
import { ShareCallWatch } from "./ShareCallWatch.js";

/** What a `render` function and function children are told. */
export interface ShareButtonState {
  phase: ControlPhase;
  error: VVChatError | null;
}

/** Props of {@link ShareButton}: those of a `<button>`, except that `title` is the card's, and these. */
export interface ShareButtonProps
  extends Omit<ControlProps<ShareButtonState>, "title">, ShareMutationConfig, ShareCallbacks {
  /** The card's title. */
  title: string;
}

/** What a button knows beside its props. One object, the same for all that nothing happened to. */
interface News {
  route: ControlRoute;
  call: ShareCall | undefined;
  /** What came of copying the link. */
  said: CommonKey | undefined;
}

const noNews: News = { route: "ready", call: undefined, said: undefined };
const noCall = { status: "idle", error: null, data: undefined } as const;
const offers = { denied: "copy", unsupported: "copy" } as const;

function take(news: News, more: Partial<News>): News {
  return { ...news, ...more };
}

/** What a press does. Apart, so that an idle button keeps hold of nothing else. */
function pressOf(context: VVChatContextValue, props: ShareButtonProps, show: Dispatch<Partial<News>>): () => void {
  return () => {
    const { title, subtitle, url, thumbUrl, template, timeout, onSuccess, onError } = props;
    show({ said: undefined });
    // Where a bridge broke, pressing looks for a host again; the share waits for it.
    context.client.retry();
    startShare(context, { title, subtitle, url, thumbUrl, template, timeout }, { onSuccess, onError }, show);
  };
}

function copyOf(url: string | undefined, show: Dispatch<Partial<News>>): () => void {
  const say = (said: CommonKey) => {
    show({ said });
  };
  return () => {
    try {
      void copyAndSay(linkOfShare(url), say);
    } catch (error) {
      // A mistake of the developer's, as when it is shared.
      console.error(error);
      say("action.copyFailed");
    }
  };
}

/** The props that are the button's own. */
function buttonProps(props: ShareButtonProps): ControlProps<ShareButtonState> {
  const {
    title: _title,
    subtitle: _subtitle,
    url: _url,
    thumbUrl: _thumbUrl,
    template: _template,
    timeout: _timeout,
    onSuccess: _onSuccess,
    onError: _onError,
    disabled: _disabled,
    ...rest
  } = props;
  return rest;
}

function ShareButtonBase(props: ShareButtonProps, ref: ForwardedRef<HTMLButtonElement>): JSX.Element {
  const context = useVVChatContext("<ShareButton>");
  const { client } = context;
  const noteId = useId();
  const [{ route, call, said }, show] = useReducer(take, noNews);

  const text = textOf(context, "share", shareWords);
  const { error, data } = call ?? noCall;
  const called = callPhase(route, call ?? noCall);
  const phase = props.disabled ? "disabled" : called !== "success" ? called : data?.prepared ? "prepared" : "handedOff";
  const onPress = pressOf(context, props, show);
  const model = {
    ...callNote(
      { text, method: "share", route, phase, error, offers },
      { client, onPress, copy: copyOf(props.url, show), said },
    ),
    onPress,
    state: { phase, error },
    phase,
    icon: shareIcon,
    variant: "soft",
    labels: {
      idle: text("share.idle"),
      pending: text("share.pending"),
      handedOff: text("share.handedOff"),
      prepared: text("share.prepared"),
    },
  } as const;
  const { onSuccess, onError } = props;
  const watch = watchRoute(client, "share", show, route);
  return (
    <>
      {drawControl({ buttonRef: ref, props: buttonProps(props), model }, noteId, (element) => {
        watch(element);
        if (element && !call) resumeShare(context, props, props, show);
      })}
      {call ? (
        <ShareCallWatch call={call} card={cardOf(props)} show={show} onSuccess={onSuccess} onError={onError} />
      ) : null}
    </>
  );
}

/**
 * A button that hands a card to VVChat, for the user to send into a chat. It says "handed to VVChat", never "shared":
 * no host proves that a person did. After 4 s it is idle again. In WeChat the card is
 * prepared, and a note points to the menu, until another card takes its place. `title` is the card's title, not the button's tooltip.
 *
 * @example
 * <ShareButton title="Two milk teas" url="/tea/2" thumbUrl={picture} />
 */
export const ShareButton: ForwardRefExoticComponent<ShareButtonProps & RefAttributes<HTMLButtonElement>> =
  /* #__PURE__ */ forwardRef(ShareButtonBase);
ShareButton.displayName = "ShareButton";

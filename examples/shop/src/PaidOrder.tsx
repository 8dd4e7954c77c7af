import { HostGate, SendMessageButton, SessionPicker, ShareButton, useSession } from "vvchat-react";
import { usePickupChat } from "./usePickupChat.js";
import { shopCard } from "./shopCard.js";
import type { Words } from "./words.js";

interface PaidOrderProps {
  outTradeNo: string;
  /** What was bought, in words. */
  title: string | undefined;
  words: Words;
}

/** What there is to do while the tea is made: say which chat to tell, and ask friends along. */
export function PaidOrder({ outTradeNo, title, words }: PaidOrderProps) {
  const [chosen, choose] = usePickupChat(outTradeNo);
  // As the picker, which begins with the chat that the page was opened from.
  const { data: openedFrom } = useSession();
  const chat = chosen ?? openedFrom ?? undefined;
  return (
    <>
      <section className="panel">
        <h2>{words.pickup}</h2>
        {/* A phone's browser has no chats. */}
        <HostGate requires={["selectSession"]} pending={null} fallback={<p>{words.pickupCall}</p>}>
          <p>{words.pickupHint}</p>
          <div className="stack">
            <SessionPicker value={chosen} onChange={choose} />
            <SendMessageButton
              full
              session={chat}
              disabled={!chat}
              content={words.pickupMessage(title ?? words.shop)}
            />
          </div>
        </HostGate>
      </section>
      <ShareButton
        full
        {...shopCard}
        title={words.shareOrder}
        subtitle={title}
        // A card of several lines, where VVChat knows it; else the line above.
        template={{ lines: [...(title ? [title] : []), words.place] }}
      />
    </>
  );
}

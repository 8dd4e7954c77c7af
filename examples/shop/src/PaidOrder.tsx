import { SessionPicker, ShareButton } from "vvchat-react";
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
  const [chat, choose] = usePickupChat(outTradeNo);
  return (
    <>
      <section className="panel">
        <h2>{words.pickup}</h2>
        <p>{words.pickupHint}</p>
        <SessionPicker value={chat} onChange={choose} />
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

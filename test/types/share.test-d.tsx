// Checked by `npm run types` against the source, and never run: what must not compile is marked as an expected error.
import {
  createVVChatClient,
  getSession,
  selectSession,
  type Session,
  SessionPicker,
  share,
  ShareButton,
  type ShareResult,
  useSelectSession,
  useSession,
  useShare,
} from "vvchat-react";

function equal<Expected>() {
  return <Actual,>(_value: Actual & ([Actual] extends [Expected] ? unknown : never)) => {};
}

export function Hooks() {
  const { data } = useSession();
  equal<Session | null | undefined>()(data);

  const select = useSelectSession({ onSuccess: ({ sessionType }) => sessionType === "group" });
  equal<Session | undefined>()(select.data);
  select.mutate();
  // @ts-expect-error -- picking a chat takes nothing
  select.mutate({ title: "Tea" });

  const hand = useShare({ url: "/tea", timeout: 1000 });
  equal<ShareResult | undefined>()(hand.data);
  hand.mutate({ title: "Tea", template: { lines: ["one"] } });
  hand.mutate();
  // @ts-expect-error -- a template has lines
  hand.mutate({ title: "Tea", template: { header: "h" } });
  // @ts-expect-error -- nobody can say that it was shared
  equal<boolean>()(hand.data?.shared);

  // @ts-expect-error -- a click event is no card: onClick={() => share.mutate({ … })}
  return <button onClick={hand.mutate} />;
}

export function Components() {
  return (
    <>
      <ShareButton title="Tea" onSuccess={({ handedOff }) => handedOff} onError={({ code }) => code} />
      <ShareButton title="Tea" render={(props, { phase }) => <button {...props}>{phase}</button>} />
      {/* @ts-expect-error -- a card has a title */}
      <ShareButton url="/tea" />
      <SessionPicker onChange={({ sessionId }) => sessionId} name={(session) => session.sessionId} />
      <SessionPicker value={null} current={{ sessionId: "S", sessionType: "single" }} name="Lan" />
      {/* @ts-expect-error -- a chat is single or group */}
      <SessionPicker value={{ sessionId: "S", sessionType: 2 }} />
    </>
  );
}

export async function Calls() {
  const client = createVVChatClient({ appId: "a" });
  equal<Session | null>()(await client.call(getSession));
  equal<Session>()(await client.call(selectSession));
  equal<ShareResult>()(await client.call(share, { title: "Tea", url: "/tea" }));
  // @ts-expect-error -- only the hook and the button know the page's own address
  await client.call(share, { title: "Tea" });
}

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { JSX, ReactNode } from "react";
import { ShareButton, VVChatProvider, createVVChatClient } from "vvchat-react";
import { useShareCard as useShareMutation } from "./bareMutation.js";
import { HostProvider, useReady, useShareCard } from "./handWritten.js";

const title = "Two milk teas";
const queryClient = new QueryClient();
const client = createVVChatClient({ appId: "bench" });

/** Is told of each render of each button. */
export type OnRender = (index: number) => void;

interface OneProps {
  index: number;
  onRender: OnRender | undefined;
}

function HandWritten({ index, onRender }: OneProps): JSX.Element {
  onRender?.(index);
  const ready = useReady();
  const share = useShareCard("bench", title);
  return (
    <button disabled={!ready} onClick={share.start}>
      {share.status}
    </button>
  );
}

function Mutation({ index, onRender }: OneProps): JSX.Element {
  onRender?.(index);
  const share = useShareMutation("bench", title);
  return (
    <button
      onClick={() => {
        share.mutate();
      }}
    >
      {share.status}
    </button>
  );
}

/** A function as children is called in each render of a button, and in no other: that is how an app can count them. */
function kitButton({ index, onRender }: OneProps): ReactNode {
  if (!onRender) return <ShareButton key={index} title={title} />;
  const face = () => {
    onRender(index);
    return "Share";
  };
  return (
    <ShareButton key={index} title={title}>
      {face}
    </ShareButton>
  );
}

const thousand = (draw: (index: number) => ReactNode) => Array.from({ length: 1000 }, (_, index) => draw(index));

/** A thousand buttons each. Nothing draws the plain ones again. */
export const shareLists = {
  "plain <button>": () => thousand((index) => <button key={index}>Share</button>),
  "hand-written": (onRender?: OnRender) => (
    <HostProvider>
      {thousand((index) => (
        <HandWritten key={index} index={index} onRender={onRender} />
      ))}
    </HostProvider>
  ),
  "useMutation each": (onRender?: OnRender) => (
    <QueryClientProvider client={queryClient}>
      {thousand((index) => (
        <Mutation key={index} index={index} onRender={onRender} />
      ))}
    </QueryClientProvider>
  ),
  ShareButton: (onRender?: OnRender) => (
    <VVChatProvider client={client} locale="en">
      {thousand((index) => kitButton({ index, onRender }))}
    </VVChatProvider>
  ),
};

export type ShareListName = keyof typeof shareLists;

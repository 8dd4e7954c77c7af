import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { type ComponentType, type JSX, useLayoutEffect } from "react";
import { VVChatProvider, createVVChatClient, useAuth, useShare } from "vvchat-react";
import { lean, useLogin as useMutationLogin } from "./bareMutation.js";
import { HostProvider, useLogin } from "./handWritten.js";

/** A button that makes a call, and tells each of its commits what came of it. */
export type CallButton = ComponentType<{ onCommit: (result: unknown) => void }>;

function Face(props: {
  call: { status: string; data?: unknown };
  press: () => void;
  onCommit: (result: unknown) => void;
}) {
  const { call, press, onCommit } = props;
  useLayoutEffect(() => {
    onCommit(call.data);
  });
  return <button onClick={press}>{call.status}</button>;
}

const HandWritten: CallButton = ({ onCommit }) => {
  const login = useLogin("bench");
  return <Face call={login} press={login.start} onCommit={onCommit} />;
};

function MutationButton({ options, onCommit }: { options?: typeof lean; onCommit: (result: unknown) => void }) {
  const login = useMutationLogin("bench", options);
  const press = () => {
    login.mutate();
  };
  return <Face call={login} press={press} onCommit={onCommit} />;
}

const KitAuth: CallButton = ({ onCommit }) => {
  const auth = useAuth();
  const press = () => {
    auth.mutate();
  };
  return <Face call={auth} press={press} onCommit={onCommit} />;
};

const KitShare: CallButton = ({ onCommit }) => {
  const share = useShare({ title: "Two milk teas" });
  const press = () => {
    share.mutate();
  };
  return <Face call={share} press={press} onCommit={onCommit} />;
};

const queryClient = new QueryClient();
const client = createVVChatClient({ appId: "bench" });

const inQuery = (button: JSX.Element) => <QueryClientProvider client={queryClient}>{button}</QueryClientProvider>;
const inKit = (button: JSX.Element) => <VVChatProvider client={client}>{button}</VVChatProvider>;

export const callButtons = {
  "hand-written": ({ onCommit }) => (
    <HostProvider>
      <HandWritten onCommit={onCommit} />
    </HostProvider>
  ),
  useMutation: ({ onCommit }) => inQuery(<MutationButton onCommit={onCommit} />),
  "useMutation, gcTime 0": ({ onCommit }) => inQuery(<MutationButton options={lean} onCommit={onCommit} />),
  useAuth: ({ onCommit }) => inKit(<KitAuth onCommit={onCommit} />),
  useShare: ({ onCommit }) => inKit(<KitShare onCommit={onCommit} />),
} satisfies Record<string, CallButton>;

export type CallButtonName = keyof typeof callButtons;

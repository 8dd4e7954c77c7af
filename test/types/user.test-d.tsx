// Checked by `npm run types` against the source, and never run: what must not compile is marked as an expected error.
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import {
  createVVChatClient,
  httpApi,
  LoginButton,
  type Order,
  type User,
  useUser,
  userQueryKey,
  userQueryOptions,
  type VVChatApi,
  type VVChatError,
} from "vvchat-react";

interface Member extends User {
  level: number;
}

function equal<Expected>() {
  return <Actual,>(_value: Actual & ([Actual] extends [Expected] ? unknown : never)) => {};
}

const client = createVVChatClient({ appId: "a", api: httpApi("/api", { fetch: (url, init) => fetch(url, init) }) });

export function Hooks() {
  const user = useUser();
  equal<User | null | undefined>()(user.data);
  equal<VVChatError | null>()(user.error);
  if (user.isSuccess) equal<User | null>()(user.data);

  const { data, isPending, login, logout } = useUser<Member>({ scope: "snsapi_userinfo", timeout: 60_000 });
  if (!isPending) equal<number | undefined>()(data?.level);
  equal<Member | undefined>()(login.data);
  login.mutate();
  login.mutate({ scope: "snsapi_userinfo" });
  logout.mutate();

  // @ts-expect-error -- a user has an openId
  useUser<{ name: string }>();

  // @ts-expect-error -- a click event is no set of variables: onClick={() => login.mutate()}
  return <button onClick={login.mutate} />;
}

export function WithTanStack() {
  equal<User | null | undefined>()(useQuery(userQueryOptions(client)).data);
  equal<Member | null>()(useSuspenseQuery(userQueryOptions<Member>(client)).data);
  equal<readonly ["vvchat", string, "user"]>()(userQueryKey(client));
}

export function Buttons() {
  return (
    <>
      <LoginButton onSuccess={(user) => user.openId} successNote={(user) => user.nickname ?? ""} />
      <LoginButton<Member> onSuccess={(member) => member.level} render={(props, { data }) => <b>{data?.level}</b>} />
      {/* @ts-expect-error -- the client's api is the exchange */}
      <LoginButton exchange={() => ({ openId: "o" })} />
    </>
  );
}

export async function Api() {
  const api = httpApi("/api/vvchat");
  equal<User | null>()(await api.me({}));
  equal<Order>()(await api.orderStatus({ outTradeNo: "T" }, {}));
  const other: VVChatApi = { ...api, me: () => Promise.resolve(null) };
  // @ts-expect-error -- an order has a key
  await api.createOrder({ order: {} }, {});
  return other;
}

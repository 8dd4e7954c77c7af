// Checked by `npm run types` against the source, and never run: what must not compile is marked as an expected error.
import { AuthButton, type AuthGrant, auth, createVVChatClient, defineMethod, useAuth, useHostCall } from "vvchat-react";

interface User {
  name: string;
}

function equal<Expected>() {
  return <Actual,>(_value: Actual & ([Actual] extends [Expected] ? unknown : never)) => {};
}

const login = (_grant: AuthGrant): Promise<User> => Promise.resolve({ name: "Bamboo" });

export function Hooks() {
  const plain = useAuth();
  equal<AuthGrant | undefined>()(plain.data);
  plain.mutate();
  plain.mutate({ scope: "snsapi_userinfo" });

  const exchanged = useAuth({ exchange: login, onSuccess: (user) => user.name });
  equal<User | undefined>()(exchanged.data);

  // @ts-expect-error -- a click event is no set of variables: onClick={() => auth.mutate()}
  const wrong = <button onClick={plain.mutate} />;

  // @ts-expect-error -- without an exchange nobody makes a user of the grant
  useAuth<User>({ scope: "snsapi_userinfo" });

  // @ts-expect-error -- the app key stays on the server
  createVVChatClient({ appId: "a", appKey: "secret" });

  return wrong;
}

export function Buttons() {
  return (
    <>
      <AuthButton onSuccess={(grant) => grant.code} />
      <AuthButton exchange={login} onSuccess={(user) => user.name} successNote={(user) => user.name} />
      <AuthButton<User>
        exchange={login}
        render={(props, { phase, data }) => <button {...props}>{data?.name ?? phase}</button>}
      />
      {/* @ts-expect-error -- the grant has a code, and no name */}
      <AuthButton onSuccess={(grant) => grant.name} />
      {/* @ts-expect-error -- without an exchange nobody makes a user of the grant */}
      <AuthButton<User> onSuccess={(user) => user.name} />
    </>
  );
}

const scan = defineMethod({
  name: "scanQRCode",
  encode: (params: { formats: string[] }) => ({ scan_type: params.formats }),
  decode: (reply) => ({ text: String(reply.result) }),
});

export async function Calls() {
  const client = createVVChatClient({ appId: "a" });
  equal<AuthGrant>()(await client.call(auth, { scope: "snsapi_userinfo" }));
  equal<{ text: string }>()(await client.call(scan, { formats: ["qr"] }));
  const version = defineMethod({ name: "getVersion", decode: (reply) => String(reply.version) });
  equal<string>()(await client.call(version));
  // @ts-expect-error -- auth wants a scope
  await client.call(auth, {});
  const { mutate, data } = useHostCall(scan);
  equal<{ text: string } | undefined>()(data);
  mutate({ formats: ["qr"] });
  // @ts-expect-error -- and the scanner its formats
  mutate({});
}

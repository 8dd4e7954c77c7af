import { afterAll, beforeAll, beforeEach } from "vitest";
import { httpApi, type VVChatApi } from "../../src/index.js";
import { type ShopServer, startShopServer } from "./shopServer.js";

/** What each test gets: a server, and the kit's way to it. */
export interface HttpWorld {
  readonly shop: ShopServer;
  api: Required<VVChatApi>;
}

export const user = { openId: "o-1", nickname: "小竹", avatar: "https://img.example/1.png", sex: "female" };
export const order = { outTradeNo: "T-1", imprestCode: "I-1", amount: 3600, status: "unpaid" };
export const login = { code: "C1", state: "S1", scope: "snsapi_userinfo" };

/** The error that a call ends with. */
export const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    (value) => ({ resolved: value }),
    (error: unknown) => error,
  );

/** One server for all tests of a file, which has been asked nothing when a test begins. */
export function httpWorld(): HttpWorld {
  let shop: ShopServer | undefined;
  let api: HttpWorld["api"] | undefined;
  const inTest = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("There is no server outside of a test");
    return value;
  };

  beforeAll(async () => {
    shop = await startShopServer();
  });

  afterAll(() => shop?.close());

  beforeEach(() => {
    const { got, base } = inTest(shop);
    got.length = 0;
    api = httpApi(base);
  });

  return {
    get shop() {
      return inTest(shop);
    },
    get api() {
      return inTest(api);
    },
    set api(other) {
      api = other;
    },
  };
}

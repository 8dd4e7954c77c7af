// A merchant's server over its life: what happens to it, and what must hold all the while.
import { vi } from "vitest";
import { type PaidOrder, memoryStore } from "../../src/server/index.js";
import { slowStore } from "./slowStore.js";
import { type Browser, type OrderAnswer, type World, createWorld, notify, paymentOf, signed } from "./world.js";

export type Outcome = "done" | "done late" | "fails" | "fails late";

export const forgeries = {
  "made up": (order: OrderAnswer) => ({ ...paymentOf(order), sign: "0".repeat(32) }),
  "of another key": (order: OrderAnswer) => signed(paymentOf(order), "654321"),
  "for less": (order: OrderAnswer) => signed(paymentOf(order, { trade_no: "VT-less", amount: "1" })),
  "not paid yet": (order: OrderAnswer) => signed(paymentOf(order, { status: 0 })),
  "of another order": (order: OrderAnswer) => signed(paymentOf(order, { out_trade_no: `${order.outTradeNo}x` })),
};

export type Step =
  | { do: "pay" | "notify" | "ask"; which: number }
  | { do: "forge"; which: number; how: keyof typeof forgeries }
  | { do: "wait"; ms: number }
  | { do: "another process" | "crash" };

/** Lets time pass until something has come of it. */
export async function until<T>(asked: Promise<T>): Promise<T> {
  const waiting = { on: true };
  const ended = asked.finally(() => {
    waiting.on = false;
  });
  while (waiting.on) {
    await vi.advanceTimersByTimeAsync(20);
    // Encryption is not on any clock.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return ended;
}

export const wait = (ms: number) => until(new Promise((resolve) => setTimeout(resolve, ms)));

export class Story {
  readonly shared = memoryStore();
  readonly outcomes: Outcome[];
  readonly delays: readonly number[];
  readonly done: string[] = [];
  readonly acknowledged = new Set<string>();
  readonly paid = new Map<string, string>();
  readonly working: string[] = [];
  readonly wrong: string[] = [];
  crashes = 0;
  world: World;
  kill: () => void;

  constructor(outcomes: Outcome[], delays: readonly number[]) {
    this.outcomes = outcomes;
    this.delays = delays;
    const { store, kill, onPaid } = this.process();
    this.world = createWorld({ store, onPaid });
    this.kill = kill;
  }

  /** What a process has of its own. Once it is dead, nothing in it goes on. */
  process() {
    const { store, kill, isDead } = slowStore(this.shared, this.delays);
    const onPaid = async ({ outTradeNo, amount, tradeNo, openId }: PaidOrder): Promise<void> => {
      if (isDead()) return new Promise(() => {});
      if (this.paid.get(outTradeNo) !== tradeNo) this.wrong.push("not paid");
      if (amount !== 3600 || openId !== "o-xiaozhu") this.wrong.push("another's");
      if (this.acknowledged.has(outTradeNo)) this.wrong.push("acknowledged before");
      if (this.working.includes(outTradeNo) && !this.crashes) this.wrong.push("twice at once");
      this.working.push(outTradeNo);
      const will = this.outcomes.shift() ?? "done";
      if (will.endsWith("late")) await new Promise((resolve) => setTimeout(resolve, 40));
      if (isDead()) return new Promise(() => {});
      this.working.splice(this.working.indexOf(outTradeNo), 1);
      if (will.startsWith("fails")) throw new Error(will);
      this.done.push(outTradeNo);
    };
    return { store, kill, onPaid };
  }

  begin(): void {
    const { store, kill, onPaid } = this.process();
    this.kill = kill;
    this.world.restart({ store, onPaid });
  }

  async tell(order: OrderAnswer): Promise<number> {
    const { status } = await notify(
      this.world,
      signed(paymentOf(order, { trade_no: this.paid.get(order.outTradeNo) })),
    );
    if (status === 200) this.acknowledged.add(order.outTradeNo);
    return status;
  }

  async take(one: Step, orders: readonly OrderAnswer[], browser: Browser): Promise<void> {
    const order = ("which" in one ? orders[one.which] : orders[0]) as OrderAnswer;
    const isPaid = this.paid.has(order.outTradeNo);
    if (one.do === "pay" && !isPaid) {
      this.world.emulator.failNotification({ kind: "lost" });
      this.paid.set(order.outTradeNo, this.world.emulator.pay(order).tradeNo);
    }
    if (one.do === "notify" && isPaid) void this.tell(order);
    if (one.do === "ask") void browser.get(`/orders?outTradeNo=${order.outTradeNo}`);
    if (one.do === "forge") {
      const answer = notify(this.world, forgeries[one.how](order));
      const check = ({ status }: Response): void => {
        if (status < 400) this.wrong.push(`${one.how} is taken`);
      };
      void answer.then(check);
    }
    if (one.do === "wait") await wait(one.ms);
    if (one.do === "another process") this.begin();
    if (one.do === "crash") {
      this.crashes += 1;
      this.kill();
      this.begin();
    }
  }
}

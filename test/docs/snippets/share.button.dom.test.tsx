import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { ShareButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

const card = <ShareButton title="Two milk teas" url="https://shop.example/teas/2" />;

afterEach(cleanup);

test("VVChat takes the card", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("share").reply({ code: 200 });
  render(card, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Share with a friend" }));

  await screen.findByRole("button", { name: "Handed to VVChat" });
  expect(host.calls).toMatchObject([
    { method: "share", params: { share_title: "Two milk teas", share_url: "https://shop.example/teas/2" } },
  ]);
});

test("VVChat says that it failed, by a success with code 400", async () => {
  const host = createFakeHost({ locale: "en" });
  host.on("share").reply({ code: 400, err_msg: "失败" }).reply({ code: 200 });
  render(card, { wrapper: host.wrapper });

  fireEvent.click(screen.getByRole("button", { name: "Share with a friend" }));
  await screen.findByText("Sharing didn't work.");

  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  await screen.findByRole("button", { name: "Handed to VVChat" });
});

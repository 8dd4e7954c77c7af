import { fireEvent, render, screen } from "@testing-library/react";
import { test } from "vitest";
import { AuthButton } from "vvchat-react";
import { createFakeHost } from "vvchat-react/testing";

test("拒绝授权时有说明", async () => {
  const host = createFakeHost();
  host.on("auth").fail(1, "refused");
  render(<AuthButton />, { wrapper: host.wrapper });
  fireEvent.click(screen.getByRole("button", { name: "用 VVChat 登录" }));
  await screen.findByText("你没有允许授权，所以还没登录。");
});

import type { Meta, StoryObj } from "@storybook/react-vite";
import type { VVChatStoryParameters } from "vvchat-react/testing";
import { SignIn } from "./SignIn";

const vvchat = (parameters: VVChatStoryParameters) => ({ parameters: { vvchat: parameters } });

const meta = { component: SignIn } satisfies Meta<typeof SignIn>;

export default meta;

type Story = StoryObj<typeof meta>;

export const Idle: Story = {};

export const Refused: Story = vvchat({ outcomes: { auth: "refuse" } });

export const RefusedOnce: Story = vvchat({
  script: (host) => {
    host.on("auth").refuse().succeed();
  },
});

export const OutsideVVChat: Story = vvchat({ available: false });

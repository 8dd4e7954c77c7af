interface ShownArg {
  description?: string;
  table: { defaultValue: { summary: string } };
}

const by = (summary: string, description?: string): ShownArg => ({
  ...(description && { description }),
  table: { defaultValue: { summary } },
});

const size = "How large the button is, and its text.";

/** The defaults of what every button takes, for its table. */
export const buttonDefaults: Record<"size" | "full" | "disabled" | "children", ShownArg> = {
  size: by('"md"', size),
  full: by("false"),
  disabled: by("false"),
  children: by("the kit's words"),
};

export const payDefaults: Record<"imprestCode" | "outTradeNo", ShownArg> = {
  imprestCode: by("none", "The code of an order that your page has already: in place of `purchaseKey` and `order`."),
  outTradeNo: by("none", "The number of an order that was placed before: in place of `purchaseKey` and `order`."),
};

export const payButtonDefaults: Record<"size" | "full" | "prepare", ShownArg> = {
  size: by('"lg"', size),
  full: by("true"),
  prepare: by('"tap"'),
};

export const authDefaults: Record<"scope" | "timeout" | "purpose", ShownArg> = {
  scope: by('"snsapi_userinfo"'),
  timeout: by("300000"),
  purpose: by('"auth"'),
};

/** Of a sheet that waits for a person. */
export const timeoutDefault: Record<"timeout", ShownArg> = { timeout: by("300000") };

/** What is called when a share or a message has ended. */
export const endings: Record<"onSuccess" | "onError", { description: string }> = {
  onSuccess: { description: "It was handed over, or sent." },
  onError: { description: "Any other end, quiet ones too: look at `error.code`." },
};

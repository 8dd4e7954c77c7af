import preview from "../../.storybook/preview";
import { host, noHost, silentUntilDeadline } from "../support/host";
import { onScreen, shownCode } from "../support/onScreen";
import { sees, taps } from "../support/sees";
import { ScanTable } from "./examples/ScanTable";
import code from "./examples/ScanTable.tsx?raw";

const meta = preview.meta({
  title: "Hooks/useHostCall",
  component: ScanTable,
  decorators: [onScreen],
  parameters: shownCode(
    code,
    "Any other method of the app's, typed by `defineMethod`: waiting for the connection, the deadline, one end and the closed list of errors come with it.",
  ),
});

const scan = "Scan your table";

export const Idle = meta.story({ play: sees(scan) });

export const Pending = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("scanQRCode").silent() }),
  play: taps(scan, "Scanning…"),
});

export const Success = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("scanQRCode").reply({ err_code: 0, result: "7" }) }),
  play: taps(scan, "You sit at table 7."),
});

/** The user closed the scanner. They know what they did: nothing is said. */
export const Cancelled = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("scanQRCode").fail(-1, "closed") }),
  play: taps(scan, scan),
});

export const Failed = meta.story({
  parameters: host({ script: (vvchat) => vvchat.on("scanQRCode").fail() }),
  play: taps(scan, "Scanning didn't work. Try again."),
});

/** An older app, which lacks the method, never answers. */
export const Timeout = meta.story({
  parameters: host(silentUntilDeadline("scanQRCode")),
  play: taps(scan, "Scanning didn't work. Try again."),
});

export const NoHost = meta.story({
  parameters: host(noHost),
  play: taps(scan, "Open this page in VVChat, or tell us your table."),
});

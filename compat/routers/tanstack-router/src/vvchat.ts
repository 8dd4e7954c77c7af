import { createVVChatClient } from "vvchat-react";

// Its own file, which main.tsx imports before the router.
export const client = createVVChatClient({ appId: "qyxd930ea5d5a258f4f" });

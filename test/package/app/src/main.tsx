import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AuthButton, createVVChatClient, VVChatProvider } from "vvchat-react";
import "vvchat-react/styles.css";

const client = createVVChatClient({ appId: "an-app" });

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");
createRoot(root).render(
  <StrictMode>
    <VVChatProvider client={client}>
      <AuthButton onSuccess={(grant) => (document.title = grant.code)} />
    </VVChatProvider>
  </StrictMode>,
);

import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider, createBrowserRouter } from "react-router";
import { VVChatProvider, createVVChatClient } from "vvchat-react";
import { Cart } from "./Cart";

const router = createBrowserRouter([{ path: "/cart", Component: Cart }]);

const client = createVVChatClient({
  appId: "qyxd930ea5d5a258f4f",
  replaceUrl(url) {
    const { pathname, search, hash } = new URL(url);
    void router.navigate({ pathname, search, hash }, { replace: true });
  },
});

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <VVChatProvider client={client}>
      <RouterProvider router={router} />
    </VVChatProvider>
  </StrictMode>,
);

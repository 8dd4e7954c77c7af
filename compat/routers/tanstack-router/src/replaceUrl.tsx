import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider, createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { VVChatProvider, createVVChatClient } from "vvchat-react";
import { Cart } from "./Cart";

const root = createRootRoute();
const cart = createRoute({ getParentRoute: () => root, path: "/cart", component: Cart });
const router = createRouter({ routeTree: root.addChildren([cart]) });

const client = createVVChatClient({
  appId: "qyxd930ea5d5a258f4f",
  replaceUrl(url) {
    const { pathname, search, hash } = new URL(url);
    router.history.replace(pathname + search + hash);
  },
});

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <VVChatProvider client={client}>
      <RouterProvider router={router} />
    </VVChatProvider>
  </StrictMode>,
);

import { client } from "./vvchat"; // first: the router reads the address as it is made
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider, createRootRoute, createRoute, createHashHistory, createRouter } from "@tanstack/react-router";
import { VVChatProvider } from "vvchat-react";
import { Cart } from "./Cart";

const root = createRootRoute();
const cart = createRoute({ getParentRoute: () => root, path: "/cart", component: Cart });
const router = createRouter({ routeTree: root.addChildren([cart]), history: createHashHistory() });

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <VVChatProvider client={client}>
      <RouterProvider router={router} />
    </VVChatProvider>
  </StrictMode>,
);

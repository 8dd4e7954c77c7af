import { client } from "./vvchat"; // first: the router reads the address as it is made
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { RouterProvider, createHashRouter } from "react-router";
import { VVChatProvider } from "vvchat-react";
import { Cart } from "./Cart";

const router = createHashRouter([{ path: "/cart", Component: Cart }]);

createRoot(document.body.appendChild(document.createElement("div"))).render(
  <StrictMode>
    <VVChatProvider client={client}>
      <RouterProvider router={router} />
    </VVChatProvider>
  </StrictMode>,
);

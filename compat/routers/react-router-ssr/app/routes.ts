import { type RouteConfig, route } from "@react-router/dev/routes";

export default [route("cart", "cart.tsx")] satisfies RouteConfig;

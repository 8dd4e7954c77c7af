"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { SignIn } from "../../../shared/SignIn";

export function Cart() {
  const pathname = usePathname();
  const search = useSearchParams().toString();
  return <SignIn location={`${pathname}?${search}`} />;
}

import { Cart } from "./Cart";

// Drawn by the server for each request, with the query that it was asked for.
export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  return (
    <>
      <Cart />
      <footer>{Object.keys(await searchParams).join()}</footer>
    </>
  );
}

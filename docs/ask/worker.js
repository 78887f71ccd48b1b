// The other half of rules.js: Python, and the library in it. Nothing is fetched: every part comes from the page.

let answering;

onmessage = async ({ data }) => {
  if (data.parts) {
    answering = start(data.parts);
    return;
  }
  const before = performance.now();
  try {
    const glue = await answering;
    const answer = JSON.parse(glue[data.name](...data.given));
    postMessage({ id: data.id, answer, took: performance.now() - before });
  } catch (error) {
    postMessage({ id: data.id, broken: String(error).trim().split("\n").pop(), took: performance.now() - before });
  }
};

async function start(packed) {
  const before = performance.now();
  try {
    const names = Object.keys(packed);
    const opened = await Promise.all(names.map((name) => open(packed[name])));
    const parts = Object.fromEntries(names.map((name, place) => [name, opened[place]]));
    const { loadPyodide } = await import(addressOf(parts.loader));
    const { default: createPyodideModule } = await import(addressOf(parts.machine));
    serve({ "pyodide.asm.wasm": [parts.wasm, "application/wasm"], "python_stdlib.zip": [parts.python, "application/zip"] });
    const python = await loadPyodide({
      indexURL: "https://nowhere.invalid/",
      stdLibURL: "https://nowhere.invalid/python_stdlib.zip",
      lockFileContents: new TextDecoder().decode(parts.lock),
      createPyodideModule,
    });
    python.unpackArchive(parts.library, "zip");
    const glue = python.pyimport("glue");
    postMessage({ ready: JSON.parse(glue.lists()), took: performance.now() - before });
    return glue;
  } catch (error) {
    postMessage({ failed: String(error) });
    throw error;
  }
}

// Pyodide asks for its files by address. They are here already, and no other address is answered.
function serve(files) {
  globalThis.fetch = async (request) => {
    const name = String(request.url ?? request).split("/").pop();
    if (!files[name]) throw new TypeError(`nothing is fetched: ${name}`);
    const [content, type] = files[name];
    return new Response(content, { headers: { "Content-Type": type } });
  };
}

async function open(text) {
  const packed = Uint8Array.fromBase64 ? Uint8Array.fromBase64(text) : Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function addressOf(script) {
  return URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
}

"""The protocol: tools listed and called over standard input and output, one call at a time, by the Python SDK."""

from __future__ import annotations

from prlint import __version__
from prlint.mcp.tools import INSTRUCTIONS, TOOLS, ask, sentence
from prlint.report.encode import as_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any


def serve(options: Mapping[str, Any]) -> None:
    """Answer until standard input ends. Raises ImportError where the SDK is not installed."""
    import anyio
    import mcp_types
    from mcp.server.lowlevel import Server
    from mcp.server.stdio import stdio_server

    one = anyio.CapacityLimiter(1)
    hints = mcp_types.ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
    listed = [
        mcp_types.Tool(
            name=tool.name,
            title=tool.title,
            description=tool.description,
            input_schema=tool.input_schema,
            output_schema=tool.output_schema,
            annotations=hints,
        )
        for tool in TOOLS.values()
    ]

    async def list_tools(context: Any, params: Any) -> Any:
        return mcp_types.ListToolsResult(tools=listed)

    async def call_tool(context: Any, params: Any) -> Any:
        """In a thread, so that the server goes on listening; in one, since prlint's tables are filled as they are asked for."""
        words, result = await anyio.to_thread.run_sync(answered, params.name, options, params.arguments or {}, limiter=one)
        content = [mcp_types.TextContent(type="text", text=words)]
        return mcp_types.CallToolResult(content=content, structured_content=result, is_error=result is None)

    async def main() -> None:
        server: Any = Server("prlint", version=__version__, instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(main)


def answered(name: str, options: Mapping[str, Any], arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any] | None]:
    """What a tool says as text, and the same as an object; a sentence and None where it cannot answer."""
    try:
        result = ask(name, options, arguments)
    except Exception as error:
        return sentence(error), None
    return as_json(result), result

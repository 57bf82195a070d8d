"""An assistant's host, as small as it can be: the SDK's own client starts a server, lists its tools and calls them.

Reads {command, args, cwd, calls: [[tool, arguments], …]} and writes {server, tools, answers}, both as JSON.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Any

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client


async def asked(given: dict[str, Any]) -> dict[str, Any]:
    server = StdioServerParameters(command=given["command"], args=given["args"], cwd=given["cwd"], env=given["env"])
    async with stdio_client(server) as (incoming, outgoing), ClientSession(incoming, outgoing) as session:
        greeted = await session.initialize()
        tools = (await session.list_tools()).tools
        answers = []
        for name, arguments in given["calls"]:
            result = await session.call_tool(name, arguments)
            answers.append({"failed": result.is_error, "text": result.content[0].text, "answer": result.structured_content})
        return {
            "server": [greeted.server_info.name, greeted.server_info.version],
            "tools": {tool.name: [tool.input_schema, tool.output_schema, tool.annotations.read_only_hint] for tool in tools},
            "answers": answers,
        }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(asked(json.load(sys.stdin)))))

-- Opens the file of $PRLINT_FILE with the lines of the page, and tells in $PRLINT_TOLD, as JSON, what the editor then shows and does.
local told = {}

local function wait(what, done)
  if not vim.wait(60000, done, 20) then
    told.failed = what
  end
  return told.failed == nil
end

local function words(diagnostic)
  local from, to = { diagnostic.lnum, diagnostic.col }, { diagnostic.end_lnum, diagnostic.end_col }
  local there, lines = pcall(vim.api.nvim_buf_get_text, 0, from[1], from[2], to[1], to[2], {})
  return there and table.concat(lines, "\n") or "(outside the text)"
end

local function shown()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { rule = diagnostic.code or diagnostic.user_data.lsp.code, words = words(diagnostic) })
  end
  return found
end

local function of(rule)
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    if (diagnostic.code or diagnostic.user_data.lsp.code) == rule then
      return diagnostic
    end
  end
end

-- What the page uses came with Neovim 0.11; older ones start the same server by other functions.
local configured = {}
if not vim.lsp.config then
  vim.lsp.config = function(name, config)
    configured[name] = config
  end
  vim.lsp.enable = function(name)
    local client = vim.lsp.start_client({ name = name, cmd = configured[name].cmd, root_dir = vim.fn.getcwd() })
    vim.api.nvim_create_autocmd("FileType", {
      pattern = configured[name].filetypes,
      callback = function(event)
        vim.lsp.buf_attach_client(event.buf, client)
      end,
    })
  end
end

-- The first entry of a menu whose title has these words.
local wanted
vim.ui.select = function(items, options, choose)
  for index, item in ipairs(items) do
    local action = item.action or item[2]
    if string.find(action.title, wanted, 1, true) then
      return choose(item, index)
    end
  end
  told.failed = "no action: " .. wanted
end

local function act(rule, title)
  local diagnostic = of(rule)
  vim.api.nvim_win_set_cursor(0, { diagnostic.lnum + 1, diagnostic.col })
  local before = vim.api.nvim_buf_get_changedtick(0)
  wanted = title
  vim.lsp.buf.code_action()
  return wait(title, function()
    return vim.api.nvim_buf_get_changedtick(0) ~= before or told.failed
  end)
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 60000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end

local function session()
  vim.cmd("filetype on")
  dofile(vim.env.PRLINT_PAGE)
  vim.cmd("edit " .. vim.fn.fnameescape(vim.env.PRLINT_FILE))
  vim.cmd("set filetype=markdown")
  if not wait("diagnostics", function()
    return #vim.diagnostic.get(0) > 0
  end) then
    return
  end
  told.shown = shown()
  if vim.env.PRLINT_LOOK then
    return
  end
  local zone = of("dates/weekday-mismatch")
  vim.api.nvim_win_set_cursor(0, { zone.lnum + 1, zone.col })
  local hover = ask("textDocument/hover", vim.lsp.util.make_position_params(0, "utf-16"))
  told.hover = hover and hover.contents.value
  told.symbols = {}
  for _, symbol in ipairs(ask("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() }) or {}) do
    table.insert(told.symbols, symbol.name)
  end
  if not act("trademarks/ascii-symbol", "®") then
    return
  end
  told.fixed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  if not act("dates/weekday-mismatch", "Allow dates/weekday-mismatch here") then
    return
  end
  told.suppressed = vim.api.nvim_buf_get_lines(0, 0, -1, false)
  vim.api.nvim_buf_set_lines(0, 0, -1, false, { "🎉 “Unsaved” 𝔄 Calidex(R) did well." })
  wait("diagnostics of what is not saved", function()
    local found = shown()
    return #found > 0 and found[1].words ~= told.shown[1].words and of("dates/weekday-mismatch") == nil
  end)
  told.unsaved = shown()
end

local well, fault = pcall(session)
if not well then
  told.failed = fault
end
vim.fn.writefile({ vim.fn.json_encode(told) }, vim.env.PRLINT_TOLD)
vim.cmd("qall!")

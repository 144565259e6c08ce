-- Searches as people make them, for wrk: words, choices, places and pages of the JSON API.
--   wrk -t1 -c8 -d20s --latency -s src/test/load/search.lua http://localhost:8080
local paths = {
  "/api/v1/services?q=counselling",
  "/api/v1/services?crime=sexual-abuse&cohort=children&area=E23000002",
  "/api/v1/services?q=idva&area=E23000013",
  "/api/v1/services?support=sarc",
  "/api/v1/services?crime=domestic-abuse&cohort=deaf-and-bsl&level=specialist",
  "/api/v1/services?postcode=CA11&crime=sexual-abuse",
  "/api/v1/services?q=honour+based+abuse",
  "/api/v1/services?near=Leeds&within=10&crime=domestic-abuse",
  "/api/v1/services?q=stalkng&accepting=now",
  "/api/v1/services?cohort=men-and-boys&page=2",
}
local next_path = 0
request = function()
  next_path = next_path % #paths + 1
  return wrk.format("GET", paths[next_path])
end

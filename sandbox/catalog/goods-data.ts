/**
 * Kinds of goods, by industry. A line is
 *   shape; Shopify taxonomy category as "id = full name", or "- = product type" where the shop gave none; nouns
 * Category ids and names are those of Shopify's public product taxonomy (MIT).
 */
export const GOODS_DATA = `
# Drinkware; Stoneware, Porcelain, Glass, Stainless Steel, Bamboo, Enamel
mug; hg-11-10-5-5 = Home & Garden > Kitchen & Dining > Tableware > Drinkware > Mugs; Coffee Mug, Latte Mug, Mug with Lid, Espresso Cup, Camping Mug
mug; hg-11-10-5-9 = Home & Garden > Kitchen & Dining > Tableware > Drinkware > Travel Mugs; Travel Mug, Insulated Coffee Cup, Commuter Mug
glass; hg-11-10-5-8 = Home & Garden > Kitchen & Dining > Tableware > Drinkware > Tumblers; Tumbler, Tumbler with Straw, Iced Coffee Tumbler
glass; hg-11-10-5-7-3 = Home & Garden > Kitchen & Dining > Tableware > Drinkware > Stemware > Wine Glasses; Wine Glass, Red Wine Glass Set, Wine Goblet
bottle; hg-11-3-11 = Home & Garden > Kitchen & Dining > Food & Beverage Carriers > Water Bottles; Water Bottle, Sports Water Bottle, Insulated Water Bottle, Drinking Bottle
glass; - = Barware; Cocktail Shaker, Whiskey Glass, Beer Glass
bottle; hg-11-3-10 = Home & Garden > Kitchen & Dining > Food & Beverage Carriers > Thermoses; Thermos Flask
mug; hg-11-10-5-2 = Home & Garden > Kitchen & Dining > Tableware > Drinkware > Coffee & Tea Cups; Tea Cup, Cup and Saucer Set
bottle; - = Tea Accessories; Teapot, Tea Infuser, Tea Kettle
# Furniture; Oak, Walnut, Velvet, Linen, Rattan, Pine
sofa; fr-22 = Furniture > Sofas; Sofa, Corner Sofa, Three-Seater Sofa, Sofa Bed, Loveseat
shelf; fr-19-1 = Furniture > Shelving > Bookcases & Standing Shelves; Bookcase, Standing Shelf, Bookshelf
chair; fr-12-2 = Furniture > Office Furniture > Office Chairs; Office Chair, Desk Chair, Ergonomic Office Chair
table; fr-12-1 = Furniture > Office Furniture > Desks; Writing Desk, Standing Desk, Computer Desk
table; fr-24-1-1 = Furniture > Tables > Accent Tables > Coffee Tables; Coffee Table, Round Coffee Table
chair; fr-7-9 = Furniture > Chairs > Kitchen & Dining Room Chairs; Dining Chair, Dining Chair Set
bed; fr-2-2 = Furniture > Beds & Accessories > Beds & Bed Frames; Bed Frame, Platform Bed, Upholstered Bed
shelf; fr-24-6 = Furniture > Tables > Nightstands; Nightstand, Bedside Table
shelf; fr-4-5 = Furniture > Cabinets & Storage > Dressers; Chest of Drawers
table; fr-24-4 = Furniture > Tables > Kitchen & Dining Room Tables; Dining Table
shelf; - = Storage Furniture; Sideboard, Wardrobe, TV Stand, Shoe Rack
chair; fr-7-1-1 = Furniture > Chairs > Armchairs, Recliners & Sleeper Chairs > Armchairs; Armchair
chair; fr-7-12-2 = Furniture > Chairs > Table & Bar Stools > Bar Stools; Bar Stool
chair; - = Seating; Bean Bag Chair, Rocking Chair
table; - = Patio Furniture; Garden Bench, Patio Table, Sun Lounger, Hammock
# Pet Supplies; Cotton, Rubber, Plush, Nylon, Sisal, Ceramic
bone; ap-2-3-7 = Animals & Pet Supplies > Pet Supplies > Dog Supplies > Dog Toys; Dog Chew Toy, Dog Rope Toy, Squeaky Dog Toy, Dog Ball
bone; ap-2-31 = Animals & Pet Supplies > Pet Supplies > Pet Leashes; Dog Leash, Retractable Dog Leash
bone; ap-2-17 = Animals & Pet Supplies > Pet Supplies > Pet Collars & Harnesses; Dog Collar, Cat Collar, Dog Harness
cattree; ap-2-2-2-5 = Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Furniture > Cat Trees & Towers; Cat Tree, Cat Tower, Scratching Post
cattree; ap-2-2-5 = Animals & Pet Supplies > Pet Supplies > Cat Supplies > Cat Toys; Cat Toy, Catnip Mouse, Cat Feather Wand
bowl; ap-2-14 = Animals & Pet Supplies > Pet Supplies > Pet Bowls, Feeders & Waterers; Dog Bowl, Pet Feeder, Cat Water Fountain
box; ap-2-4-13 = Animals & Pet Supplies > Pet Supplies > Fish & Aquatic Supplies > Aquariums; Aquarium, Nano Aquarium
cushion; ap-2-9 = Animals & Pet Supplies > Pet Supplies > Pet Beds; Dog Bed, Cat Bed, Pet Cushion
pouch; - = Pet Food; Dog Treats, Cat Food, Dry Dog Food, Bird Seed
bone; - = Pet Grooming; Dog Shampoo, Pet Hair Brush, Nail Clippers for Dogs
# Beauty; Aloe, Rose, Vitamin C, Argan, Charcoal, Shea
jar; hb-3-2-9-21 = Health & Beauty > Personal Care > Cosmetics > Skin Care > Face Serums; Face Serum, Hydrating Serum, Night Serum
lipstick; hb-3-2-6-5-6 = Health & Beauty > Personal Care > Cosmetics > Makeup > Lip Makeup > Lipsticks; Matte Lipstick, Satin Lipstick
bottle; hb-3-10-13-3 = Health & Beauty > Personal Care > Hair Care > Shampoo & Conditioner > Shampoo; Shampoo, Repair Shampoo, Volume Shampoo
box; hb-3-2-1-1 = Health & Beauty > Personal Care > Cosmetics > Bath & Body > Bar Soap; Bar Soap, Hand Soap
bottle; hb-3-2-8 = Health & Beauty > Personal Care > Cosmetics > Perfumes & Colognes; Eau de Parfum, Cologne, Perfume Oil
tube; hb-3-2-9-15 = Health & Beauty > Personal Care > Cosmetics > Skin Care > Sunscreen; Sunscreen SPF 50, Face Sunscreen
bottle; hb-3-2-7-11 = Health & Beauty > Personal Care > Cosmetics > Nail Care > Nail Polishes; Nail Polish, Gel Nail Polish
tube; hb-3-12-17 = Health & Beauty > Personal Care > Oral Care > Toothbrushes; Electric Toothbrush, Toothbrush Set
jar; hb-1-9-6 = Health & Beauty > Health Care > Fitness & Nutrition > Vitamins & Supplements; Multivitamin Gummies, Magnesium Capsules, Omega 3 Capsules
tube; hb-3-2-6-3-8 = Health & Beauty > Personal Care > Cosmetics > Makeup > Eye Makeup > Mascaras; Mascara, Waterproof Mascara
lipstick; hb-3-2-9-9-1 = Health & Beauty > Personal Care > Cosmetics > Skin Care > Lip Balms & Treatments > Lip Balms; Lip Balm
jar; hb-3-2-9-10 = Health & Beauty > Personal Care > Cosmetics > Skin Care > Lotions & Moisturizers; Face Cream, Moisturizer, Body Lotion
tube; hb-3-2-9-6 = Health & Beauty > Personal Care > Cosmetics > Skin Care > Facial Cleansers; Cleansing Foam, Face Cleanser
tube; hb-3-10-12-6 = Health & Beauty > Personal Care > Hair Care > Hair Styling Tools > Hair Dryers; Hair Dryer
tube; - = Makeup; Foundation, Eyeshadow Palette, Blush, Eyeliner
tube; - = Hair Care; Hair Conditioner, Hair Mask, Hair Oil, Hair Straightener
jar; - = Face Care; Face Mask, Eye Cream, Toner
tube; - = Shaving; Safety Razor, Beard Oil, Shaving Cream, Electric Shaver
# Electronics; Black, Aluminium, Silicone, Braided, Matte, Carbon
phone; el-4-8-4-2 = Electronics > Communications > Telephony > Mobile & Smart Phone Accessories > Mobile Phone Cases; Phone Case, Clear Phone Case, Phone Wallet Case
headphones; el-2-2-7-1 = Electronics > Audio > Audio Components > Headphones & Headsets > Headphones; Wireless Headphones, Noise Cancelling Headphones, Wireless Earbuds
cable; el-7-15-5 = Electronics > Electronics Accessories > Power > Power Adapters & Chargers; USB-C Charger, Wireless Charger, Wall Charger
cable; el-7-7-5-2 = Electronics > Electronics Accessories > Cables > Storage & Data Transfer Cables > USB Cables; USB-C Cable, Charging Cable
phone; el-7-15-5-1 = Electronics > Electronics Accessories > Power > Power Adapters & Chargers > Power Banks; Power Bank, Solar Power Bank
speaker; el-2-2-10 = Electronics > Audio > Audio Components > Speakers; Bluetooth Speaker, Bookshelf Speaker, Soundbar
phone; el-7-9-12-8 = Electronics > Electronics Accessories > Computer Components > Input Devices > Keyboards; Mechanical Keyboard, Wireless Keyboard
backpack; el-7-8-2-4 = Electronics > Electronics Accessories > Computer Accessories > Computer Covers & Skins > Laptop Sleeves; Laptop Sleeve, Laptop Case
phone; co-2-8 = Cameras & Optics > Cameras > Webcams; Webcam, HD Webcam
watch; aa-6-12 = Apparel & Accessories > Jewelry > Smart Watches; Smart Watch, Fitness Tracker
phone; el-7-11-5 = Electronics > Electronics Accessories > Electronics Films & Shields > Screen Protectors; Screen Protector
phone; el-4-8-4-6 = Electronics > Communications > Telephony > Mobile & Smart Phone Accessories > Mobile Phone Stands; Phone Stand, Phone Holder
phone; - = Phone Accessories; Selfie Stick, Phone Strap
phone; - = Computer Accessories; Wireless Mouse, Mouse Pad, USB Hub, Laptop Stand
phone; - = Cameras; Action Camera, Instant Camera, Camera Tripod, Ring Light
# Women's Clothing; Cotton, Linen, Satin, Viscose, Merino, Denim
dress; aa-1-4 = Apparel & Accessories > Clothing > Dresses; Women's Maxi Dress, Wrap Dress, Summer Dress, Women's Midi Dress
shirt; aa-1-13-1 = Apparel & Accessories > Clothing > Clothing Tops > Blouses; Women's Blouse, Ruffle Blouse
skirt; aa-1-15 = Apparel & Accessories > Clothing > Skirts; Women's Pleated Skirt, Mini Skirt, Midi Skirt
trousers; aa-1-12-8 = Apparel & Accessories > Clothing > Pants > Leggings; Women's Leggings, High Waist Leggings
hoodie; aa-1-13-3 = Apparel & Accessories > Clothing > Clothing Tops > Cardigans; Women's Cardigan
hoodie; aa-1-13-12 = Apparel & Accessories > Clothing > Clothing Tops > Sweaters; Women's Sweater, Knit Sweater
shirt; aa-1-6-3 = Apparel & Accessories > Clothing > Lingerie > Bras; Wireless Bra, Sports Bra, Lace Bralette
dress; aa-1-20 = Apparel & Accessories > Clothing > Swimwear; Women's Swimsuit, Bikini Set
dress; aa-1-17-4 = Apparel & Accessories > Clothing > Sleepwear & Loungewear > Pajamas; Women's Pajama Set, Nightgown
dress; - = Jumpsuits; Women's Jumpsuit, Women's Romper
# Men's Clothing; Cotton, Wool, Denim, Fleece, Linen, Jersey
shirt; aa-1-13-8 = Apparel & Accessories > Clothing > Clothing Tops > T-Shirts; Men's T-Shirt, Women's T-Shirt, Graphic Tee, V-Neck T-Shirt
shirt; aa-1-13-7 = Apparel & Accessories > Clothing > Clothing Tops > Shirts; Men's Oxford Shirt, Men's Flannel Shirt
hoodie; aa-1-13-13 = Apparel & Accessories > Clothing > Clothing Tops > Hoodies; Men's Hoodie, Women's Hoodie, Zip Hoodie
trousers; aa-1-12-4 = Apparel & Accessories > Clothing > Pants > Jeans; Men's Jeans, Women's Jeans, Slim Fit Jeans
trousers; aa-1-14 = Apparel & Accessories > Clothing > Shorts; Men's Shorts, Women's Shorts, Cargo Shorts
hoodie; aa-1-10-2 = Apparel & Accessories > Clothing > Outerwear > Coats & Jackets; Men's Jacket, Women's Coat, Rain Jacket, Men's Parka
sock; aa-1-18 = Apparel & Accessories > Clothing > Socks; Men's Socks, Women's Socks, Ankle Socks
trousers; - = Trousers; Men's Chinos, Men's Sweatpants, Cargo Trousers
shirt; - = Polo Shirts; Men's Polo Shirt
shirt; aa-1-8 = Apparel & Accessories > Clothing > Men's Undergarments; Men's Boxer Briefs
shirt; - = Underwear; Women's Panties, Thermal Underwear
# Baby and Kids; Cotton, Muslin, Fleece, Bamboo, Organic Cotton, Jersey
baby; aa-1-2-10 = Apparel & Accessories > Clothing > Baby & Toddler Clothing > Baby One-Pieces; Baby Romper, Baby Bodysuit, Baby Onesie
baby; aa-1-2-5 = Apparel & Accessories > Clothing > Baby & Toddler Clothing > Baby & Toddler Outfits; Baby Outfit Set, Toddler Set
baby; bt-9-12 = Baby & Toddler > Diapering > Diapers; Baby Diapers, Cloth Diaper
bottle; bt-10-16-6 = Baby & Toddler > Nursing & Feeding > Feeding Essentials > Baby Bottles; Baby Bottle, Anti-Colic Baby Bottle
wheel; bt-6-3 = Baby & Toddler > Baby Transport > Baby Strollers; Baby Stroller, Travel Stroller
shirt; aa-1-2-9 = Apparel & Accessories > Clothing > Baby & Toddler Clothing > Baby & Toddler Tops; Toddler T-Shirt, Kids' Hoodie
shirt; - = Kids Clothing; Girls' Dress, Boys' T-Shirt, Kids' Hoodie, Boys' Shorts, Girls' Leggings
baby; - = Nursery; Crib, Baby Blanket, Baby Monitor, Diaper Bag, Baby Carrier
# Shoes; Leather, Suede, Mesh, Canvas, Knit, Rubber
shoe; aa-8-8 = Apparel & Accessories > Shoes > Sneakers; Men's Sneakers, Women's Sneakers, Running Shoes, Canvas Sneakers
boot; aa-8-3 = Apparel & Accessories > Shoes > Boots; Women's Ankle Boots, Men's Chelsea Boots, Rain Boots, Hiking Boots
shoe; aa-8-6 = Apparel & Accessories > Shoes > Sandals; Women's Sandals, Men's Sandals
shoe; aa-8-7 = Apparel & Accessories > Shoes > Slippers; House Slippers, Men's Slippers, Women's Slippers
shoe; aa-8-10 = Apparel & Accessories > Shoes > Heels; Women's Pumps, High Heels
shoe; - = Flats; Ballet Flats, Women's Loafers
# Bags; Leather, Canvas, Nylon, Cork, Suede, Recycled
bag; aa-5-4 = Apparel & Accessories > Handbags, Wallets & Cases > Handbags; Women's Handbag, Clutch Bag, Evening Bag
bag; aa-5-4-19 = Apparel & Accessories > Handbags, Wallets & Cases > Handbags > Shoulder Bags; Shoulder Bag, Women's Shoulder Bag
backpack; lb-1 = Luggage & Bags > Backpacks; Backpack, Laptop Backpack, School Backpack
wallet; aa-5-5-7 = Apparel & Accessories > Handbags, Wallets & Cases > Wallets & Money Clips > Wallets; Men's Wallet, Women's Wallet, Card Holder
bag; lb-13 = Luggage & Bags > Tote Bags; Tote Bag, Canvas Tote Bag
backpack; lb-12 = Luggage & Bags > Suitcases; Suitcase, Carry-On Suitcase
bag; lb-6 = Luggage & Bags > Duffel Bags; Duffel Bag, Weekender Bag
bag; - = Travel Bags; Packing Cubes, Toiletry Bag
bag; aa-5-4-7 = Apparel & Accessories > Handbags, Wallets & Cases > Handbags > Cross Body Bags; Crossbody Bag
bag; - = Men's Bags; Men's Messenger Bag, Belt Bag
# Jewellery; Gold Plated, Silver, Pearl, Rose Gold, Titanium, Moonstone
necklace; aa-6-8 = Apparel & Accessories > Jewelry > Necklaces; Necklace, Pendant Necklace, Chain Necklace
ring; aa-6-6 = Apparel & Accessories > Jewelry > Earrings; Hoop Earrings, Stud Earrings, Drop Earrings
ring; aa-6-9 = Apparel & Accessories > Jewelry > Rings; Ring, Signet Ring, Stacking Ring
ring; aa-6-3 = Apparel & Accessories > Jewelry > Bracelets; Bracelet, Charm Bracelet, Bangle
watch; aa-6-11 = Apparel & Accessories > Jewelry > Watches; Men's Watch, Women's Watch, Quartz Wristwatch
ring; - = Body Jewellery; Anklet, Nose Ring, Brooch
# Accessories; Wool, Cotton, Straw, Silk, Leather, Acetate
watch; aa-2-27 = Apparel & Accessories > Clothing Accessories > Sunglasses; Sunglasses, Polarized Sunglasses
hat; aa-2-17 = Apparel & Accessories > Clothing Accessories > Hats; Baseball Cap, Beanie, Bucket Hat, Sun Hat
wallet; aa-2-6 = Apparel & Accessories > Clothing Accessories > Belts; Men's Belt, Women's Belt
towel; aa-2-26 = Apparel & Accessories > Clothing Accessories > Scarves & Shawls; Scarf, Silk Scarf, Wool Scarf
towel; - = Gloves; Winter Gloves, Mittens
hat; - = Hair Accessories; Hair Clip, Headband, Scrunchie Set
can; - = Umbrellas; Folding Umbrella, Rain Umbrella
# Kitchen; Cast Iron, Stainless Steel, Acacia, Ceramic, Copper, Silicone
pan; hg-11-2-3-13-1 = Home & Garden > Kitchen & Dining > Cookware & Bakeware > Cookware > Skillets & Frying Pans > Frying Pans; Frying Pan, Skillet, Non-Stick Pan
board; hg-11-8-21 = Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Cutting Boards; Cutting Board, Chopping Board
knife; hg-11-8-39 = Home & Garden > Kitchen & Dining > Kitchen Tools & Utensils > Kitchen Knives; Kitchen Knife, Chef's Knife, Bread Knife, Knife Set
pan; - = Cookware; Saucepan, Stock Pot, Wok, Dutch Oven
bowl; hg-11-10-4-2 = Home & Garden > Kitchen & Dining > Tableware > Dinnerware > Dinnerware Sets; Dinner Plate Set, Dinnerware Set
bowl; - = Tableware; Salad Bowl, Cutlery Set, Serving Tray
board; - = Bakeware; Baking Tray, Cake Tin, Muffin Tin, Rolling Pin
can; hg-11-7-11 = Home & Garden > Kitchen & Dining > Kitchen Appliances > Electric Kettles; Electric Kettle
can; - = Kitchen Appliances; Blender, Toaster, Air Fryer, Coffee Machine, Rice Cooker
jar; hg-11-4-6 = Home & Garden > Kitchen & Dining > Food Storage > Food Storage Containers; Food Container Set
jar; - = Food Storage; Lunch Box, Spice Jar, Bread Box
# Home Decor; Linen, Jute, Ceramic, Brass, Cotton, Soy Wax
candle; hg-3-40-2 = Home & Garden > Decor > Home Fragrances > Candles; Scented Candle, Pillar Candle, Candle Set
cushion; hg-3-64 = Home & Garden > Decor > Throw Pillows; Throw Pillow, Cushion Cover, Decorative Cushion
mat; hg-3-57 = Home & Garden > Decor > Rugs; Area Rug, Bath Rug, Door Mat
clock; hg-3-17-4 = Home & Garden > Decor > Clocks > Wall Clocks; Wall Clock, Alarm Clock
can; hg-3-67 = Home & Garden > Decor > Vases; Vase, Flower Vase, Bud Vase
lamp; hg-13-5-5 = Home & Garden > Lighting > Lamps > Table Lamps; Table Lamp, Desk Lamp, Bedside Lamp
lamp; hg-13-7-4 = Home & Garden > Lighting > Light Bulbs > LED Light Bulbs; LED Light Bulb, Smart Bulb
towel; hg-15-1-4 = Home & Garden > Linens & Bedding > Bedding > Blankets; Throw Blanket, Weighted Blanket, Wool Blanket
towel; hg-15-4-1-1 = Home & Garden > Linens & Bedding > Towels > Bath Towels & Washcloths > Bath Towels; Bath Towel, Towel Set, Hand Towel
bed; hg-15-1-2 = Home & Garden > Linens & Bedding > Bedding > Bed Sheets; Fitted Sheet, Bed Sheet Set
bed; hg-15-1-5 = Home & Garden > Linens & Bedding > Bedding > Duvet Covers; Duvet Cover, Duvet Cover Set
towel; hg-1-13 = Home & Garden > Bathroom Accessories > Shower Curtains; Shower Curtain
lamp; - = Lighting; Floor Lamp, Pendant Light, String Lights, Night Light
clock; - = Wall Decor; Picture Frame, Wall Mirror, Wall Art Print, Canvas Painting
towel; - = Curtains; Blackout Curtain, Sheer Curtain
box; - = Storage & Organization; Storage Basket, Laundry Hamper, Drawer Organizer, Clothes Hanger Set
tube; - = Cleaning Supplies; Mop Set, Sponge Set, Laundry Detergent, Dish Brush
# Garden; Terracotta, Copper, Teak, Galvanised, Steel, Clay
cable; hg-12-6-3 = Home & Garden > Lawn & Garden > Watering & Irrigation > Garden Hoses; Garden Hose, Expandable Garden Hose
plant; hg-12-1-16 = Home & Garden > Lawn & Garden > Gardening > Pots & Planters; Plant Pot, Planter, Hanging Planter
can; hg-12-6-7 = Home & Garden > Lawn & Garden > Watering & Irrigation > Watering Cans; Watering Can
tool; hg-12-1-7-9 = Home & Garden > Lawn & Garden > Gardening > Gardening Tools > Pruning Shears; Pruning Shears, Garden Shears
pan; - = Barbecue; Charcoal Grill, Grill Tongs, BBQ Tool Set, Fire Pit
plant; hg-17-5-2-2 = Home & Garden > Plants > Seeds, Bulbs & Accessories > Seeds & Seed Tape > Seeds; Vegetable Seeds, Flower Seeds
tool; - = Garden Tools; Garden Trowel, Rake, Spade, Garden Gloves
# Toys; Wooden, Plush, Plastic, Magnetic, Felt, Foam
blocks; tg-5-7 = Toys & Games > Toys > Building Toys; Building Blocks, Magnetic Tiles, Brick Building Set
teddy; tg-5-8-11 = Toys & Games > Toys > Dolls, Playsets & Toy Figures > Stuffed Animals; Stuffed Animal, Teddy Bear, Plush Bunny
teddy; tg-5-8-6 = Toys & Games > Toys > Dolls, Playsets & Toy Figures > Dolls; Doll, Rag Doll, Dollhouse
blocks; tg-4-7 = Toys & Games > Puzzles > Jigsaw Puzzles; Jigsaw Puzzle, 1000 Piece Puzzle
box; tg-2-5 = Toys & Games > Games > Board Games; Board Game, Strategy Board Game, Card Game
car; tg-5-15-3 = Toys & Games > Toys > Play Vehicles > Toy Cars; Toy Car, Toy Train
car; tg-5-18 = Toys & Games > Toys > Remote Control Toys; Remote Control Car, RC Truck
blocks; - = Learning Toys; Science Kit, Stacking Toy, Play Kitchen, Musical Toy
ball; - = Outdoor Play; Kids' Trampoline, Bubble Machine, Water Gun, Kite
# Sports; Cork, Neoprene, Steel, Latex, Ripstop, Carbon
mat; sg-2-26-3 = Sporting Goods > Fitness & General Exercise Equipment > Yoga & Pilates > Yoga & Pilates Mats; Yoga Mat, Pilates Mat
dumbbell; sg-2-24-2-1 = Sporting Goods > Fitness & General Exercise Equipment > Weight Lifting > Free Weights, Dumbbells & Kettlebells > Dumbbells; Dumbbell, Adjustable Dumbbell Set
mat; hb-1-18-8 = Health & Beauty > Health Care > Occupational & Physical Therapy Equipment > Resistance Bands; Resistance Band Set, Exercise Band
tent; sg-4-2-17 = Sporting Goods > Outdoor Recreation > Camping & Hiking > Tents; Camping Tent, Two-Person Tent
tent; sg-4-2-14 = Sporting Goods > Outdoor Recreation > Camping & Hiking > Sleeping Bags; Sleeping Bag
wheel; sg-4-4-3 = Sporting Goods > Outdoor Recreation > Cycling > Bicycles; City Bicycle, Mountain Bike, Gravel Bike
hat; sg-4-4-4-5 = Sporting Goods > Outdoor Recreation > Cycling > Cycling Apparel & Accessories > Bicycle Helmets; Bicycle Helmet
ball; sg-1-3-4 = Sporting Goods > Athletics > Basketball > Basketballs; Basketball
ball; - = Ball Sports; Soccer Ball, Volleyball, Tennis Racket
cable; sg-2-4-3 = Sporting Goods > Fitness & General Exercise Equipment > Cardio > Jump Ropes; Jump Rope
dumbbell; - = Fitness Equipment; Kettlebell, Foam Roller, Pull Up Bar
tent; - = Camping Gear; Camping Chair, Headlamp, Camping Stove, Trekking Poles
can; - = Fishing; Fishing Rod, Fishing Reel, Fishing Lure Set
wheel; - = Cycling Accessories; Bike Light Set, Bike Lock, Bike Pump
# Stationery; Recycled, Linen, Kraft, Brass, Leather, Pastel
book; os-4-9-9 = Office Supplies > General Office Supplies > Paper Products > Notebooks & Notepads; Notebook, Dotted Notebook, Notepad
pen; os-11-11-7-3-1 = Office Supplies > Office Instruments > Writing & Drawing Instruments > Pens & Pencils > Pens > Ballpoint Pens; Ballpoint Pen, Ballpoint Pen Set
pen; os-11-11-4 = Office Supplies > Office Instruments > Writing & Drawing Instruments > Markers & Highlighters; Highlighter Set, Brush Markers
book; me-1 = Media > Books; Cookbook, Picture Book, Poetry Book
book; os-3-5-3 = Office Supplies > Filing & Organization > Calendars, Organizers & Planners > Planners; Weekly Planner
book; - = Calendars; Wall Calendar, Desk Calendar
pen; - = Art Supplies; Watercolor Paint Set, Colored Pencils, Sketchbook, Acrylic Paint Set
cable; ae-2-1-2-6-4 = Arts & Entertainment > Hobbies & Creative Arts > Arts & Crafts > Art & Crafting Materials > Crafting Fibers > Yarn; Knitting Yarn, Crochet Yarn
box; - = Paper Goods; Greeting Card Set, Sticker Pack, Wrapping Paper, Gift Box
# Grocery; Organic, Dark, Roasted, Raw, Spiced, Wild
pouch; fb-1-3 = Food, Beverages & Tobacco > Beverages > Coffee; Coffee Beans, Ground Coffee, Espresso Beans
box; fb-1-14 = Food, Beverages & Tobacco > Beverages > Tea & Infusions; Green Tea, Herbal Tea, Black Tea
box; fb-2-3-2 = Food, Beverages & Tobacco > Food Items > Candy & Chocolate > Chocolate; Chocolate Bar, Truffle Chocolate Box
jar; fb-2-4-6 = Food, Beverages & Tobacco > Food Items > Condiments & Sauces > Honey; Honey, Acacia Honey
bottle; fb-2-5-12-4 = Food, Beverages & Tobacco > Food Items > Cooking & Baking Ingredients > Cooking Oils > Olive Oil; Olive Oil, Extra Virgin Olive Oil
jar; fb-2-16-1 = Food, Beverages & Tobacco > Food Items > Seasonings & Spices > Herbs & Spices; Paprika Powder, Curry Spice Blend, Sea Salt
box; fb-2-1-6 = Food, Beverages & Tobacco > Food Items > Bakery > Cookies; Butter Cookies, Oat Cookies
pouch; fb-2-13 = Food, Beverages & Tobacco > Food Items > Nuts & Seeds; Almonds, Mixed Nuts, Chia Seeds
jar; - = Pantry; Strawberry Jam, Peanut Butter, Tomato Sauce, Pasta, Basmati Rice
bottle; - = Drinks; Fruit Juice, Kombucha, Energy Drink, Protein Shake Powder
pouch; - = Snacks; Potato Chips, Granola, Fruit Gummies, Popcorn
# Automotive; Rubber, Carbon, Chrome, Leather, LED, Universal
car; bt-7-1-2 = Baby & Toddler > Baby Transport Accessories > Baby & Toddler Car Seat Accessories > Car Seat Covers; Child Car Seat Cover
car; vp-1-4-11 = Vehicles & Parts > Vehicle Parts & Accessories > Motor Vehicle Parts > Motor Vehicle Interior Fittings; Car Seat Cover, Car Floor Mat
car; - = Car Interior; Car Phone Mount, Car Air Freshener
wheel; - = Car Parts; Car Headlight Bulb, Wiper Blades, Brake Pads, Car Battery Charger
can; - = Car Care; Car Wash Shampoo, Car Wax, Microfiber Cloth
wheel; - = Motorcycle; Motorcycle Helmet, Motorcycle Gloves, Motorcycle Cover
# Tools; Cordless, Steel, Titanium, Magnetic, Insulated, Compact
tool; ha-15-14 = Hardware > Tools > Drills; Cordless Drill, Hammer Drill
tool; ha-15-20 = Hardware > Tools > Hammers; Claw Hammer, Rubber Mallet
tool; ha-15-63 = Hardware > Tools > Screwdrivers; Screwdriver Set, Precision Screwdriver
tool; ha-15-80 = Hardware > Tools > Wrenches; Wrench Set
tool; - = Hand Tools; Pliers Set, Tape Measure, Tool Box
can; - = Paint & Supplies; Paint Brush Set, Paint Roller, Wall Paint
cable; ha-7-2-2 = Hardware > Hardware Pumps > Pool, Fountain & Pond Pumps > Pond Pumps; Pond Pump, Fountain Pump
# Music; Maple, Mahogany, Brass, Spruce, Ebony, Rosewood
guitar; ae-2-8-7-2-1 = Arts & Entertainment > Hobbies & Creative Arts > Musical Instruments > String Instruments > Guitars > Acoustic Guitars; Acoustic Guitar, Ukulele
guitar; - = Music Accessories; Guitar Strings, Guitar Strap, Drumsticks, Music Stand
`;

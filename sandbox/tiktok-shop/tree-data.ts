/**
 * A TikTok Shop category tree in our own words, two spaces a level. "Name: a; b" is a branch with the leaves a and b;
 * a line with nothing below it is a leaf.
 * Marks: [id] a known real id; * INVITE_ONLY, ~ NON_MAIN_CATEGORY, ! PROHIBITED.
 * Source of the real ids and of the statuses: facts on the Open API, "Categories" (M).
 */
export const TREE_DATA = `
Home Supplies [600001]
  Home Organizers [600002]: Storage Boxes & Bins; Storage Baskets; Drawer Organizers; Shoe Racks; Clothes Hangers; Laundry Hampers; Vacuum Storage Bags
  Home Decor
    Candles & Fragrance: Scented Candles; Candle Holders; Diffusers & Essential Oils; Incense
    Decorative Accents: Vases; Picture Frames; Artificial Flowers; Figurines; Decorative Trays; Fountains
    Wall Decor: Wall Art & Posters; Wall Mirrors; Wall Stickers; Tapestries
    Clocks: Wall Clocks; Alarm Clocks
  Bathroom Supplies: Shower Curtains; Bath Mats; Soap Dispensers; Toilet Brushes; Shower Caddies; Toothbrush Holders
  Cleaning Supplies: Mops & Brooms; Sponges & Cloths; Cleaning Brushes; Laundry Detergents; Multi-Surface Cleaners; Trash Bags
  Festive & Party Supplies: Balloons; Party Decorations; Gift Wrapping Paper; Gift Bags & Boxes; Christmas Decorations; Greeting Cards
  Umbrellas & Rain Gear: Umbrellas; Raincoats & Ponchos
Kitchenware
  Drinkware
    Cups & Mugs: Coffee Mugs; Tea Cups & Saucers; Espresso Cups; Travel Mugs
    Bottles & Flasks: Water Bottles; Thermos Flasks; Kids' Drinking Bottles
    Glassware: Tumblers; Wine Glasses; Beer Glasses; Whiskey Glasses; Cocktail Glasses
  Tea & Coffee Ware: Teapots; Tea Infusers; Coffee Makers & Moka Pots; Coffee Grinders
  Cookware: Frying Pans & Skillets; Saucepans; Stock Pots; Woks; Dutch Ovens; Cookware Sets
  Kitchen Knives & Boards: Kitchen Knives; Knife Sets; Cutting Boards; Knife Sharpeners
  Bakeware: Baking Trays & Mats; Cake Tins; Muffin Tins; Rolling Pins; Cookie Cutters
  Tableware: Plates & Dinner Sets; Bowls; Cutlery Sets; Serving Trays; Placemats
  Barware: Cocktail Shakers; Corkscrews & Openers; Ice Cube Trays
  Food Storage: Food Containers; Lunch Boxes; Spice Jars; Bread Boxes
  Barbecue: Charcoal Grills; Grill Tools; Fire Pits
  Kitchen Utensils: Spatulas & Ladles; Graters & Peelers; Measuring Cups; Can Openers
Textiles & Soft Furnishings
  Bedding: Bed Sheets; Duvet Covers; Bed Pillows; Quilts & Comforters; Mattress Toppers
  Throws & Cushions: Throw Blankets; Cushions & Throw Pillows; Cushion Covers
  Rugs & Mats: Area Rugs; Door Mats
  Curtains & Blinds: Blackout Curtains; Sheer Curtains; Roller Blinds
  Towels: Bath Towels; Hand Towels; Beach Towels; Kitchen Towels
Household Appliances
  Kitchen Appliances: Electric Kettles; Blenders; Toasters; Air Fryers; Coffee Machines; Rice Cookers; Stand Mixers
  Home Appliances: Vacuum Cleaners; Robot Vacuums; Fans; Humidifiers; Air Purifiers; Irons & Steamers; Space Heaters
  Large Appliances~: Refrigerators~; Washing Machines~; Dishwashers~
Womenswear & Underwear [601152]
  Women's Tops [842248]: Women's T-shirts [601302]; Blouses & Shirts [601265]; Women's Tank Tops; Women's Sweaters; Women's Cardigans; Women's Hoodies & Sweatshirts; Women's Polo Shirts
  Women's Dresses: Midi Dresses; Maxi Dresses; Mini Dresses; Evening Dresses; Wedding Dresses
  Women's Bottoms: Women's Jeans; Women's Trousers; Leggings; Skirts; Women's Shorts
  Women's Outerwear: Women's Jackets; Women's Coats; Women's Vests; Women's Blazers
  Women's Suits & Sets: Women's Jumpsuits & Rompers; Women's Two-Piece Sets; Women's Tracksuits
  Women's Underwear: Bras; Panties; Shapewear; Women's Socks & Tights; Lingerie Sets
  Women's Sleepwear: Women's Pajamas; Nightgowns; Women's Robes
  Women's Swimwear: Bikinis; One-Piece Swimsuits; Swim Cover-Ups
Menswear & Underwear
  Men's Tops: Men's T-shirts; Men's Shirts; Men's Polo Shirts; Men's Hoodies & Sweatshirts; Men's Sweaters; Men's Tank Tops
  Men's Bottoms: Men's Jeans; Men's Trousers & Chinos; Men's Shorts; Men's Sweatpants
  Men's Outerwear: Men's Jackets; Men's Coats & Parkas; Men's Vests
  Men's Suits: Suit Sets; Men's Blazers
  Men's Underwear: Boxers & Briefs; Men's Socks; Men's Thermal Underwear
  Men's Sleepwear: Men's Pajamas; Men's Robes
  Men's Swimwear: Swim Trunks
Kids' Fashion
  Girls' Clothing: Girls' Dresses; Girls' T-shirts; Girls' Leggings & Trousers; Girls' Sweaters & Hoodies; Girls' Skirts; Girls' Jackets
  Boys' Clothing: Boys' T-shirts; Boys' Trousers; Boys' Shorts; Boys' Sweaters & Hoodies; Boys' Jackets
  Baby Clothing: Baby Rompers & Onesies; Baby Bodysuits; Baby Clothing Sets; Baby Hats & Mittens
  Kids' Shoes: Kids' Sneakers; Kids' Boots; Kids' Sandals; Baby Shoes
  Kids' Sleepwear & Underwear: Kids' Pajamas; Kids' Socks
Muslim Fashion
  Hijabs: Instant Hijabs; Square Hijabs
  Muslim Womenswear: Abayas; Kaftans
  Muslim Menswear: Thobes
Shoes
  Women's Shoes
    Women's Boots: Women's Ankle Boots; Women's Knee-High Boots; Women's Rain Boots
    Women's Casual Shoes: Women's Sneakers; Women's Loafers & Flats; Women's Slippers; Women's Sandals
    Women's High Heels: Pumps; Heeled Sandals
  Men's Shoes
    Men's Boots: Men's Chelsea Boots; Men's Work Boots
    Men's Casual Shoes: Men's Sneakers; Men's Loafers; Men's Slippers; Men's Sandals
    Men's Formal Shoes: Oxford Shoes
  Athletic Shoes: Men's Running Shoes; Women's Running Shoes; Hiking Boots & Shoes; Football Boots
  Shoe Care: Insoles; Shoelaces; Shoe Polish
Luggage & Bags
  Women's Bags: Women's Shoulder Bags; Women's Handbags; Women's Crossbody Bags; Women's Clutches; Women's Tote Bags; Women's Wallets; Women's Backpacks
  Men's Bags: Men's Backpacks; Messenger Bags; Men's Wallets; Belt Bags
  Functional Bags: Laptop Backpacks & Sleeves; School Backpacks; Cosmetic & Toiletry Bags; Diaper Bags
  Luggage & Travel: Suitcases; Duffel Bags; Packing Cubes; Passport Covers; Luggage Tags
  Bag Accessories: Bag Straps; Keychains
Jewellery & Accessories
  Fashion Jewellery: Necklaces; Earrings; Rings; Bracelets & Bangles; Anklets; Brooches; Jewellery Sets
  Fine Jewellery*: Gold Necklaces*; Diamond Rings*; Platinum Bracelets*; Gold Earrings*
  Watches: Men's Watches; Women's Watches; Watch Straps
Fashion Accessories
  Eyewear: Sunglasses; Reading Glasses; Eyeglass Cases
  Hats & Caps: Beanies; Baseball Caps; Sun Hats; Bucket Hats
  Scarves & Gloves: Scarves & Shawls; Gloves & Mittens
  Belts: Men's Belts; Women's Belts
  Hair Accessories: Hair Clips; Headbands; Scrunchies; Wigs
  Costume Accessories: Masks; Costume Jewellery
Beauty & Personal Care
  Makeup
    Lip Makeup: Lipsticks; Lip Gloss; Lip Balm; Lip Liner
    Eye Makeup: Mascara; Eyeshadow Palettes; Eyeliner; Eyebrow Pencils; False Eyelashes
    Face Makeup: Foundation; Blush; Concealer; Face Powder; Primer
  Skincare: Face Serums; Moisturizers & Creams; Facial Cleansers; Face Masks; Toners; Eye Creams; Acne Treatments*
  Sun Care: Face Sunscreen; Body Sunscreen; After Sun Lotion
  Haircare & Styling: Shampoo; Conditioner; Hair Masks & Treatments; Hair Oils; Hair Dyes; Hair Sprays
  Hair Tools: Hair Dryers; Hair Straighteners; Curling Irons; Hair Brushes & Combs
  Bath & Body: Bar Soap; Hand Soap; Body Wash; Body Lotion; Bath Salts; Deodorants
  Perfume: Women's Perfume; Men's Cologne; Unisex Perfume
  Nails: Nail Polish; Press-On Nails; Nail Lamps; Nail Tools
  Shaving & Grooming: Razors; Beard Care; Electric Shavers; Shaving Cream
  Oral Care: Toothpaste; Toothbrushes; Electric Toothbrushes; Teeth Whitening; Mouthwash
  Beauty Tools: Makeup Brushes; Makeup Mirrors; Facial Rollers; LED Light Masks*
Health
  Food Supplements*: Multivitamins*; Minerals & Magnesium*; Omega & Fish Oil*; Collagen*; Protein Powder*; Herbal Supplements*; Weight Management*
  Medical Supplies*: Thermometers*; Blood Pressure Monitors*; First Aid Kits; Bandages & Plasters; Hearing Aids!
  Massage & Relaxation: Massage Guns; Foot Massagers; Heating Pads; Sleep Masks
  Personal Protection: Face Masks & Shields; Hand Sanitizer
  Sexual Wellness*: Condoms*; Lubricants*
  Prescription Medicine!: Prescription Drugs!
Baby & Maternity
  Baby Feeding: Baby Bottles; Bibs; Breast Pumps; High Chairs; Baby Formula*
  Diapering: Disposable Diapers; Cloth Diapers; Baby Wipes; Changing Mats
  Baby Care: Baby Bath Tubs; Baby Skincare; Baby Monitors; Pacifiers
  Nursery: Cribs; Baby Blankets & Swaddles; Baby Night Lights; Baby Bouncers
  Baby Travel: Baby Strollers; Baby Carriers; Child Car Seats*
  Maternity: Maternity Clothing; Nursing Bras; Maternity Pillows
Pet Supplies
  Dog & Cat Food: Dry Dog Food; Wet Dog Food; Dog Treats; Dry Cat Food; Wet Cat Food; Cat Treats
  Dog & Cat Furniture
    Pet Beds: Dog Beds; Cat Beds
    Cat Furniture: Cat Trees & Scratching Posts
    Houses & Crates: Dog Crates; Pet Carriers; Pet Gates
  Dog & Cat Accessories
    Collars & Leashes: Dog Collars; Dog Leashes; Dog Harnesses; Cat Collars
    Feeding: Pet Bowls; Automatic Pet Feeders; Pet Water Fountains
    Pet Toys: Dog Toys; Cat Toys
    Pet Clothing: Dog Clothes
  Pet Grooming: Pet Shampoo; Pet Brushes; Pet Nail Clippers
  Litter & Training: Cat Litter; Litter Boxes; Training Pads
  Fish & Aquatic: Aquariums; Aquarium Filters & Pumps; Fish Food; Aquarium Decorations
  Small Animals & Birds: Bird Seed & Food; Bird Cages; Hamster Cages; Small Animal Toys
  Live Animals!: Live Dogs!; Live Cats!
Phones & Electronics
  Phone Accessories: Phone Cases; Screen Protectors; Phone Holders & Stands; Phone Straps; Selfie Sticks; Phone Lenses
  Chargers & Cables: Wall Chargers; Wireless Chargers; Charging Cables; Power Banks; Car Chargers
  Audio & Video: Headphones; Wireless Earbuds; Bluetooth Speakers; Soundbars; Microphones; Bookshelf Speakers
  Cameras & Photography: Action Cameras; Instant Cameras; Webcams; Tripods; Ring Lights; Memory Cards; Camera Bags
  Smart & Wearable Devices: Smart Watches; Fitness Trackers; VR Headsets; Smart Home Devices
  Gaming: Game Consoles~; Game Controllers; Gaming Headsets; Video Games
  Mobile Phones*: Smartphones*; Feature Phones*
  Drones*: Camera Drones*
Computers & Office Equipment
  Peripherals: Keyboards; Computer Mice; Mouse Pads; USB Hubs; Monitors; Printers
  Laptop Accessories: Laptop Stands; Laptop Cases; Laptop Chargers
  Computers*: Laptops*; Tablets*; Desktop Computers*
  Storage: External Hard Drives; USB Flash Drives
  Stationery
    Paper & Notebooks: Notebooks; Notepads & Sticky Notes; Planners & Diaries; Calendars; Stickers
    Writing: Ballpoint Pens; Fountain Pens; Markers & Highlighters; Pencils
    Art Supplies: Watercolor Paints; Acrylic Paints; Colored Pencils; Sketchbooks; Canvas & Easels
  Office Supplies: Staplers; Desk Organizers; Whiteboards; Envelopes & Labels
Furniture
  Living Room Furniture
    Sofas: Sectional & Corner Sofas; Sofas & Loveseats; Sofa Beds; Bean Bags
    Living Room Tables: Coffee Tables; Side Tables; TV Stands
    Armchairs & Recliners: Armchairs; Recliners; Rocking Chairs
  Bedroom Furniture: Bed Frames; Mattresses; Nightstands; Dressers & Chests of Drawers; Wardrobes; Dressing Tables
  Dining Room Furniture: Dining Tables; Dining Chairs; Bar Stools; Sideboards
  Office Furniture: Desks; Standing Desks; Office Chairs; Filing Cabinets
  Storage Furniture: Bookcases & Shelves; Shoe Cabinets; Coat Racks
  Outdoor Furniture: Patio Sets; Garden Benches; Hammocks; Sun Loungers; Patio Umbrellas
  Children's Furniture: Kids' Beds; Kids' Tables & Chairs; Kids' Bean Bags
Lighting
  Indoor Lighting: Table Lamps; Floor Lamps; Pendant Lights; Ceiling Lights; Night Lights; String Lights
  Light Bulbs: LED Light Bulbs; Smart Bulbs
  Outdoor Lighting: Solar Lights; Flashlights & Headlamps
Garden & Outdoor
  Gardening: Plant Pots & Planters; Garden Hoses; Watering Cans; Pruning Shears; Garden Hand Tools; Seeds & Bulbs; Soil & Fertilizer; Garden Gloves
  Ponds & Water Features: Pond Pumps; Pond Filters; Pond Liners; Pond Lights; Garden Fountains
  Outdoor Structures: Garden Sheds; Greenhouses; Gazebos
  Pest Control: Mosquito Traps; Insect Repellents; Pesticides!
  Pools: Inflatable Pools; Pool Pumps & Filters; Pool Cleaning
Tools & Hardware
  Power Tools: Drills & Drivers; Saws; Sanders; Pressure Washers
  Hand Tools: Hammers; Screwdrivers; Wrenches & Spanners; Pliers; Tape Measures; Tool Boxes
  Paint & Wall: Wall Paint; Paint Brushes & Rollers; Wallpaper
  Hardware: Screws & Bolts; Locks; Door Handles; Hooks
  Electrical: Extension Cords; Switches & Sockets; Batteries
  Plumbing: Faucets; Shower Heads; Pipes & Fittings; Water Pumps
Sports & Outdoors
  Fitness: Yoga Mats; Dumbbells; Kettlebells; Resistance Bands; Jump Ropes; Foam Rollers; Exercise Bikes; Treadmills
  Sportswear
    Women's Sportswear: Sports Bras; Women's Sports Leggings; Women's Sports Tops
    Men's Sportswear: Men's Sports T-shirts; Men's Sports Shorts
    Ski & Snow
      Ski Clothing: Ski Jackets; Ski Pants; Base Layers
      Ski Gear: Ski Goggles; Ski Helmets
  Ball Sports: Basketballs; Soccer Balls; Volleyballs; Golf Balls; Baseball Gloves
  Racket Sports: Tennis Rackets; Badminton Sets; Table Tennis
  Camping & Hiking: Tents; Sleeping Bags; Camping Chairs; Camping Stoves; Trekking Poles; Hiking Backpacks
  Cycling: Bicycles~; Bicycle Helmets; Bike Lights; Bike Locks; Bike Pumps; Cycling Gloves
  Fishing: Fishing Rods; Fishing Reels; Fishing Lures; Fishing Lines
  Water Sports: Swim Goggles; Surfboards; Life Jackets; Paddle Boards
  Scooters & Skates: Skateboards; Roller Skates; Kick Scooters; Electric Scooters*
  Hunting!: Firearms!; Ammunition!
Toys & Hobbies
  Building & Learning: Building Blocks; Magnetic Building Sets; Science Kits; Stacking & Sorting Toys; Musical Toys; Pretend Play Kitchens
  Dolls & Stuffed Toys: Dolls; Dollhouses; Stuffed Animals & Plush Toys; Action Figures
  Games & Puzzles: Board Games; Card Games; Jigsaw Puzzles; Brain Teasers
  Vehicles: Toy Cars; Remote Control Vehicles; Toy Trains
  Outdoor Play: Trampolines; Bubble Machines; Water Guns; Kites; Sandbox Toys
  Musical Instruments
    String Instruments: Guitars; Ukuleles; Violins
    Percussion: Drums & Drumsticks
    Keys & Wind: Digital Pianos; Harmonicas; Flutes
    Instrument Accessories: Guitar Strings & Straps; Music Stands
  Crafts: Yarn & Crochet; Sewing Kits; Beads & Jewellery Making; Candle Making; Diamond Painting
  Collectibles~: Trading Cards~; Model Kits; Blind Boxes*
Food & Beverages
  Drinks
    Coffee: Coffee Beans; Ground Coffee; Instant Coffee; Coffee Pods
    Tea: Green Tea; Black Tea; Herbal Tea; Matcha
    Soft Drinks: Fruit Juice; Energy Drinks; Kombucha; Water
  Alcohol!: Wine!; Beer!; Spirits!
  Snacks: Chips & Crisps; Cookies & Biscuits; Nuts & Dried Fruit; Popcorn; Granola & Muesli Bars; Seaweed Snacks
  Sweets: Chocolate; Candy & Gummies; Chewing Gum
  Pantry
    Oils & Vinegar: Olive Oil; Cooking Oil; Vinegar
    Spreads: Honey; Jam & Preserves; Nut Butter
    Cooking Essentials: Herbs & Spices; Salt & Sugar; Flour & Baking Mixes; Pasta & Noodles; Rice & Grains; Sauces & Condiments; Canned Fish; Canned Vegetables; Soups & Broths; Beans & Lentils
    Breakfast: Breakfast Cereals; Oats & Porridge
  Fresh & Frozen*: Fresh Fruit*; Fresh Vegetables*; Meat & Poultry*; Seafood*; Dairy & Eggs*; Bread & Bakery*; Frozen Meals*; Ice Cream*; Cheese*
Automotive & Motorcycle
  Car Interior: Car Seat Covers; Car Floor Mats; Steering Wheel Covers; Car Air Fresheners; Car Organizers; Sunshades
  Car Electronics: Dash Cams; Car Phone Mounts; Car Stereos; Jump Starters
  Car Exterior: Car Covers; Wiper Blades; Car Stickers; Roof Racks
  Car Lights: Headlight Bulbs; Interior Car Lights
  Car Care: Car Wash Shampoo; Car Wax & Polish; Microfiber Cloths; Car Vacuums
  Car Parts*: Brake Pads*; Oil Filters*; Spark Plugs*; Tyres*
  Motorcycle: Motorcycle Helmets*; Motorcycle Gloves; Motorcycle Covers; Motorcycle Parts*
Books & Media
  Books
    Fiction: Novels; Poetry; Comics & Manga
    Non-Fiction: Cookbooks; Self-Help Books; Biographies; Travel Guides
    Children's Books: Picture Books; Activity & Coloring Books
    Education: Textbooks; Language Learning Books
  Magazines & Newspapers: Magazines
  Music & Film: Vinyl Records; CDs; DVDs
Pre-Owned*
  Pre-Owned Handbags*
  Pre-Owned Watches*
  Pre-Owned Jackets*
Virtual Products
  Digital Gift Cards*
  Prepaid Cards!
  Repair Services~
Tobacco & Vaping!
  Tobacco!: Cigarettes!; Cigars!
  Vaping!: E-Cigarettes!; Vape Liquids!
`;
